extension ProgramCall {
    /// The file that takes a copy of what a called program writes. The first write that fails is the last: what it
    /// lacks from there on is told at the end.
    struct Copy: ~Copyable {
        private let file: FileDescriptor?
        private let disk: any Disk
        private(set) var error: PlatformError?

        init(_ path: String?, _ disk: any Disk) throws(PlatformError) {
            self.disk = disk
            if let path { file = try disk.openFile(path, .append) } else { file = nil }
        }

        mutating func add(_ bytes: [UInt8]) {
            guard error == nil, file != nil else { return }
            error = write(bytes)
        }

        private borrowing func write(_ bytes: [UInt8]) -> PlatformError? {
            switch file {
            case .some(let file): bytes.withUnsafeBytes { disk.writeSome($0, to: file).error }
            case .none: nil
            }
        }
    }
}
