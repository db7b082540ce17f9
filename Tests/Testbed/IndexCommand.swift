import Indexer
import Journal
import Platform

/// Reads a home into its index, once: for whoever kills it meanwhile.
enum IndexCommand: TestbedCommand {
    static let name = "index"
    static let usage = "HOME"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let home = HomePaths(root: try arguments.next("a home"))
        try arguments.end()
        let report = try HomeIndex(RecordPaths(home: home), on: SystemDisk()).pass()
        for trouble in report.troubles { output.complain("\(trouble.directory): \(trouble.error)") }
        return report.troubles.isEmpty && report.missingConversations == nil ? 0 : 1
    }
}
