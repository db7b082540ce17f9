import Domain
import Glibc
import Journal
import Platform
import Queries

/// Asks a question of a home again and again, and says what one answer took of the processor and what it came to: the
/// body of a benchmark.
enum AskCommand: TestbedCommand {
    static let name = "ask"
    static let usage = "HOME cost-today|cost-by-task|timeline|search [--rounds N]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let rounds = try max(1, arguments.number("--rounds", default: 100))
        let home = HomePaths(root: try arguments.next("a home"))
        let question = try arguments.next("a question")
        try arguments.end()
        let now = SystemClock().now().wall
        let record = try OpenRecord(RecordPaths(home: home), on: SystemDisk(), at: now)
        // The first one reads from the disk.
        let answer = try ask(question, of: record, home, at: now)
        let began = processorTime()
        for _ in 0..<rounds { _ = try ask(question, of: record, home, at: now) }
        output.line("\((processorTime() - began) / rounds) \(answer)")
        return 0
    }

    /// Nano-dollars, or how many rows.
    private static func ask(
        _ question: String,
        of record: OpenRecord,
        _ home: HomePaths,
        at now: WallTime
    ) throws -> Int64 {
        let day = now.nanoseconds - now.nanoseconds % 86_400_000_000_000
        let calendar = LocalCalendar.utc
        switch question {
        case "cost-today":
            let today = WallTime(nanoseconds: day)..<now
            return try record.cost(by: .model, in: today, on: calendar).total.pricedCost.nanodollars
        case "cost-by-task":
            let all = WallTime(nanoseconds: 0)..<now
            return try Int64(record.cost(by: .task, in: all, on: calendar).rows.count)
        case "timeline":
            guard let task = try record.task(LargeRecord.longTask) else { return 0 }
            return try Int64(record.timeline(of: task, limit: 10_000).rows.count)
        case "search":
            let search = try Search(record, of: home, on: SystemDisk())
            return try Int64(search.find(SearchRequest(LargeRecord.word)).hits.count)
        default: throw TestbedError.unfit(question, wanted: "a question")
        }
    }

    private static func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
