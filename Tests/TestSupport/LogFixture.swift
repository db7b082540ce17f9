package import Domain
import JSON
package import Journal
import Platform
package import Queries

/// A home with runs in it, and `roost logs` on it.
package struct LogFixture {
    package let runs: RunFixture

    package init(for test: String) throws { runs = try RunFixture(for: test) }

    package var home: HomePaths { runs.home }
    package var clock: ManualClock { runs.clock }

    /// A run that goes on, a second later than the last one.
    package func begin(task: String = "gh-450", worker: String? = nil) throws -> RunWriter {
        clock.advance(by: .seconds(1))
        let task = try TaskID(task)
        let worker = try worker.map { text throws(IdentifierError) in try WorkerID(text) }
        let paths = try runs.prepare { request in
            request.task = task
            request.worker = worker
        }.paths
        var run = try runs.open(paths)
        try run.start()
        return run
    }

    /// A run that is over, with this output.
    @discardableResult
    package func finished(task: String = "gh-450", worker: String? = nil, output: String) throws -> RunPaths {
        var run = try begin(task: task, worker: worker)
        try run.write(output, to: .stdout)
        clock.advance(by: .milliseconds(10))
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        return run.paths
    }

    package func logs(_ arguments: String...) throws -> CommandResult { try tester(arguments).run() }

    package func tester(_ arguments: [String]) throws -> CommandTester {
        try CommandTester("roost").arguments(["logs"] + arguments)
            .environment(["ROOST_HOME": runs.scratch.path, "TZ": "UTC"])
    }

    /// A line of output as a stream would have it, with bytes that stay.
    package static func withLine<Result>(
        _ text: String,
        ending: LinePiece.Ending = .lineFeed,
        isFirst: Bool = true,
        of voice: LogVoice,
        at time: WallTime? = nil,
        _ body: (LogLine) throws -> Result
    ) rethrows -> Result {
        try Array(text.utf8).withUnsafeBytes { bytes in
            let piece = LinePieceFixture.piece(bytes, ending, isFirst: isFirst)
            return try body(
                LogLine(source: .backend, origin: voice.origin, time: time, content: .output(piece, voice))
            )
        }
    }

    package static func voice(
        _ channel: Channel = .stdout,
        worker: String? = nil,
        keepsColors: Bool = true
    ) throws -> LogVoice {
        let worker = try worker.map { text throws(IdentifierError) in try WorkerID(text) }
        let run = try RunID("run-20261121-010203-456789-7k2mq9")
        let origin = LogOrigin(task: try TaskID("gh-450"), worker: worker, run: run)
        return LogVoice(origin, channel, keepsColors: keepsColors)
    }

    package static func event(_ type: String, _ message: String, level: Level = .info) throws -> Event {
        let run = try RunID("run-20261121-010203-456789-7k2mq9")
        return Event(
            sequence: 7,
            scope: .run(task: try TaskID("gh-450"), step: try StepID("work"), run: run),
            typeText: type,
            level: .known(level),
            createdAt: try WallTime(iso: "2026-11-21T01:02:03.456Z"),
            message: message,
            data: ["pid": 42]
        )
    }
}
