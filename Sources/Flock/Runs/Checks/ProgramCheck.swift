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
        let start = start(of: path, on: disk)
        guard start.starts(with: Array("#!".utf8)) else {
            // The kernel would take it for no program. Programs have other bytes than a text in what comes first.
            guard !isText(start) else { throw .unnamedInterpreter(path) }
            return path
        }
        if let interpreter = interpreter(in: start), ProgramSearch.look(at: interpreter) == .missing {
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
            let path = name.hasPrefix("/") ? name : "\(folder)/\(name.hasPrefix("./") ? name.dropFirst(2) : name[...])"
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

    /// As much of it as the kernel looks at; nothing where it cannot be read, which is left to the kernel to judge.
    private static func start(of path: String, on disk: any Disk) -> [UInt8] {
        let start = Deliberate.ignore(because: "a program may be run and yet not be read; the kernel decides") {
            () throws(PlatformError) in try beginning(of: path, on: disk)
        }
        return start ?? []
    }

    private static func isText(_ start: [UInt8]) -> Bool {
        !start.isEmpty && start.allSatisfy { $0 >= UInt8(ascii: " ") && $0 != 0x7f || (9...13).contains($0) }
    }

    /// The program that the first line of a script names.
    private static func interpreter(in start: [UInt8]) -> String? {
        let line = start.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }
        let name = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.first
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
