import Domain
import Journal
import Platform

/// Makes the index of a home with very many rows: what questions are measured on.
enum FillCommand: TestbedCommand {
    static let name = "fill"
    static let usage = "HOME [--messages N] [--calls N] [--decisions N] [--tasks N]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let record = LargeRecord(
            messages: try arguments.number("--messages", default: 500_000),
            calls: try arguments.number("--calls", default: 100_000),
            decisions: try arguments.number("--decisions", default: 100_000),
            tasks: max(1, try arguments.number("--tasks", default: 500)),
            now: SystemClock().now().wall
        )
        let home = HomePaths(root: try arguments.next("a home"))
        try arguments.end()
        try SystemDisk().makeFolders(home.root)
        try record.fill(home, on: SystemDisk())
        return 0
    }
}
