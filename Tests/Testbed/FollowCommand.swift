import Journal
import Platform

/// Writes what a file holds and then what is added to it, for ever.
enum FollowCommand: TestbedCommand {
    static let name = "follow"
    static let usage = "FILE"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let path = try arguments.next("a file")
        try arguments.end()
        let disk = SystemDisk()
        let change = try ChangeWait(watching: [path])
        var copy = FileCopy(try disk.openFile(path, .read), on: disk)
        while true {
            try copy.toEnd(of: output)
            try change.wait(upTo: .seconds(3_600))
        }
    }
}
