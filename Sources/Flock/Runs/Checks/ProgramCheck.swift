import Domain
package import Platform

/// Finds the program of a run before anything is made for it: as the run itself would find it, by the `PATH` of its own
/// environment and from its own folder.
package enum ProgramCheck {
    /// As much of a script as the kernel looks at for its interpreter.
    private static let firstLineBytesMax = 256

    /// The path of the program. Of several along the `PATH` the first that may be run counts, as for a shell.
    package static func path(
        of name: String,
        environment: [String: String],
        folder: String,
        on disk: any Disk
    ) throws(RunsError) -> String {
        let path = try find(name, environment, folder)
        if let interpreter = interpreter(of: path, on: disk), ProgramSearch.look(at: interpreter) == .missing {
            throw .interpreterMissing(interpreter, script: path)
        }
        return path
    }

    private static func find(
        _ name: String,
        _ environment: [String: String],
        _ folder: String
    ) throws(RunsError) -> String {
        guard !name.isEmpty else { throw .programMissing(name, searched: []) }
        if name.utf8.contains(UInt8(ascii: "/")) {
            let path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
            if let fault = fault(of: ProgramSearch.look(at: path), path) { throw fault }
            return path
        }
        let folders = ProgramSearch.folders(along: environment["PATH"])
        var firstFault: RunsError?
        for folder in folders {
            let path = "\(folder)/\(name)"
            let finding = ProgramSearch.look(at: path)
            guard let fault = fault(of: finding, path) else { return path }
            if finding == .notExecutable, firstFault == nil { firstFault = fault }
        }
        throw firstFault ?? .programMissing(name, searched: folders)
    }

    private static func fault(of finding: ProgramSearch.Finding, _ path: String) -> RunsError? {
        switch finding {
        case .program: nil
        case .missing: .programMissing(path, searched: [])
        case .folder: .programIsFolder(path)
        case .notExecutable: .programNotExecutable(path)
        }
    }

    /// The program that the first line of a script names. What cannot be read is left to the kernel to judge.
    private static func interpreter(of path: String, on disk: any Disk) -> String? {
        let line = Deliberate.ignore(because: "a program may be run and yet not be read; the kernel decides") {
            () throws(PlatformError) in try beginning(of: path, on: disk)
        }
        let words = (line ?? []).prefix { $0 != UInt8(ascii: "\n") }
        guard words.starts(with: Array("#!".utf8)) else { return nil }
        let name = words.dropFirst(2).split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.first
        return name.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func beginning(of path: String, on disk: any Disk) throws(PlatformError) -> [UInt8] {
        let file = try disk.openFile(FilePath.resolved(path), .read)
        var bytes = [UInt8](repeating: 0, count: firstLineBytesMax)
        let count = try bytes.withUnsafeMutableBufferPointer { (room) throws(PlatformError) in
            try disk.readFully(file, into: UnsafeMutableRawBufferPointer(room), at: 0)
        }
        return Array(bytes.prefix(count))
    }
}
