import Platform

/// Writes what a file holds, and what is new in it when asked again.
struct FileCopy: ~Copyable {
    private static let blockBytes = 64 << 10

    private let file: FileDescriptor
    private let disk: any Disk
    private var offset: Int64
    private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)

    init(_ file: consuming FileDescriptor, on disk: any Disk, from offset: Int64 = 0) {
        self.file = file
        self.disk = disk
        self.offset = offset
    }

    deinit { room.deallocate() }

    mutating func toEnd(of output: TestbedOutput) throws(PlatformError) {
        while true {
            let count = try disk.readFully(file, into: room, at: offset)
            output.write(UnsafeRawBufferPointer(rebasing: room[..<count]))
            offset += Int64(count)
            guard count == room.count else { return }
        }
    }
}
