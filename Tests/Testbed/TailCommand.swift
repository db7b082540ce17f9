import Journal
import Platform

/// Writes the last lines of a file, whatever its size.
enum TailCommand: TestbedCommand {
    static let name = "tail"
    static let usage = "[-n N] FILE"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let count = try arguments.number("-n", default: 10)
        let path = try arguments.next("a file")
        try arguments.end()
        let disk = SystemDisk()
        let file = try disk.openFile(path, .read)
        let start = try LineSearch.start(ofLast: count, in: file, on: disk)
        var copy = FileCopy(file, on: disk, from: start)
        try copy.toEnd(of: output)
        return 0
    }
}
