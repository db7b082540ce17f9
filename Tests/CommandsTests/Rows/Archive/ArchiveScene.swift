import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport

/// A home with runs of months that are over.
struct ArchiveScene {
    let fixture: RunFixture
    /// The oldest first.
    private(set) var runs: [RunPaths] = []
    var home: String { fixture.home.root }

    /// - Parameters:
    ///   - monthCount: how many months before this one have a run.
    ///   - runsInEach: how many they have.
    init(monthCount: Int = 2, runsInEach: Int = 1, for test: String = #function) throws {
        fixture = try RunFixture(for: test)
        let now = SystemClock().now().wall
        var month = CivilMonth(of: now)
        var months: [CivilMonth] = []
        for _ in 0..<monthCount {
            month = CivilMonth(of: month.times.lowerBound - .seconds(1))
            months.insert(month, at: 0)
        }
        for (number, month) in months.enumerated() {
            let middle = month.times.lowerBound.advanced(by: .seconds(10 * 86_400))
            fixture.clock.jump(by: middle - fixture.clock.now().wall)
            for one in 0..<runsInEach { runs.append(try record(number * runsInEach + one)) }
        }
        fixture.clock.jump(by: now - fixture.clock.now().wall)
    }

    var months: [String] { runs.map { String(FilePath.name(of: $0.directory).dropFirst(4).prefix(6)) } }

    /// As options name it: `2026-10`.
    func month(_ number: Int) -> String { "\(months[number].prefix(4))-\(months[number].suffix(2))" }

    private func record(_ number: Int) throws -> RunPaths {
        let task = try TaskID("gh-\(number)")
        let prepared = try fixture.prepare { request in
            request.workerKind = .claude
            request.task = task
        }
        var run = try fixture.open(prepared.paths)
        try run.start()
        for line in Self.lines(number) {
            fixture.clock.advance(by: .seconds(1))
            let bytes = Array("\(line)\n".utf8)
            try bytes.withUnsafeBufferPointer { (bytes) throws(JournalError) in
                try run.write(UnsafeRawBufferPointer(bytes), to: .stdout)
            }
        }
        _ = try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "done", exitCode: 0), reason: .exit)
        return prepared.paths
    }

    private static func lines(_ number: Int) -> [String] {
        [
            """
            {"type":"assistant","message":{"id":"msg_\(number)","model":"claude-sonnet-4-5","role":"assistant",\
            "content":[{"type":"tool_use","id":"toolu_\(number)","name":"Bash","input":{"command":"swift test"}}],\
            "usage":{"input_tokens":25,"output_tokens":120}},"request_id":"req_\(number)","session_id":"c-\(number)"}
            """,
            """
            {"type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_\(number)",\
            "content":"the flamingo number \(number)"}]},"session_id":"c-\(number)"}
            """,
        ]
    }

    func roost(_ arguments: String...) throws -> CommandResult { try roost(arguments) }

    func roost(_ arguments: [String]) throws -> CommandResult {
        try CommandTester("roost").arguments(arguments).folder(fixture.scratch.path)
            .environment(["ROOST_HOME": home, "HOME": home, "TZ": "UTC"]).run()
    }

    /// As if somebody had held all runs against their rows so long ago.
    func validate(daysAgo: Int, finding: String? = nil) throws {
        let now = SystemClock().now().wall
        let paths = RecordPaths(home: fixture.home)
        let index = try IndexSchema.current.open(paths.index, for: .create, on: SystemDisk(), at: now)
        let since = now - .seconds(daysAgo * 86_400)
        try index.run("DELETE FROM validations")
        for run in runs {
            let owner = FilePath.name(of: run.directory)
            try index.put(ValidationRow(owner: owner, kind: .live, since: since, finding: finding))
        }
    }

    var archive: ArchiveFolder { ArchiveFolder(fixture.home.archive) }
}
