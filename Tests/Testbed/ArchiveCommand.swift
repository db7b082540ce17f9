import Domain
import Indexer
import Journal
import Platform

/// Archives a month of a home: for whoever kills it meanwhile.
enum ArchiveCommand: TestbedCommand {
    static let name = "archive"
    static let usage = "HOME YYYY-MM"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let home = HomePaths(root: try arguments.next("a home"))
        let text = try arguments.next("a month")
        try arguments.end()
        guard let month = CivilMonth(text) else { throw TestbedError.unfit(text, wanted: "a month such as 2026-11") }
        let index = try HomeIndex(RecordPaths(home: home), on: SystemDisk())
        _ = try index.pass()
        let report = try index.archive(month)
        for left in report.left { output.complain("\(left.run): \(left.reason)") }
        return report.left.isEmpty ? 0 : 1
    }
}
