import Commands
import Domain
import Journal
import Platform
import Runs
import Store
import TestSupport
import Testing

/// What writes to the index does so beside a daemon, whose index goes on afterwards by itself.
@Suite struct DaemonWriterTests {
    private static let secret = "AKIA-not-a-key-0123456789"

    private static let endedRuns =
        "SELECT count(*) FROM worker_sessions JOIN runs ON run_id = worker_id WHERE completed_at IS NOT NULL"

    private let trial: DaemonCommandTrial
    private var paths: RecordPaths { RecordPaths(home: trial.runs.home) }

    init() throws { trial = try DaemonCommandTrial(for: "DaemonWriterTests") }

    private func hasRuns(_ count: Int64) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            do {
                let now = SystemClock().now().wall
                let index = try IndexSchema.current.open(paths.index, for: .read, on: SystemDisk(), at: now)
                return try index.integer(Self.endedRuns) == count
            } catch is StoreError { return false }
        }
    }

    @Test func allThatWriteAreDoneBesideADaemon() throws {
        let left = trial.runs.scratch.path("left")
        try SystemDisk().makeFolders(left)
        let lines = ImportScene.lines.joined(separator: "\n") + "\n"
        try SystemDisk().replaceFile("\(left)/c-1.jsonl", with: Array(lines.utf8))
        try SystemDisk().replaceFile("\(left)/secret", with: Array(Self.secret.utf8))
        let daemon = try trial.start()
        let calls = [
            ["import", "claude", left], ["index", "--once"], ["import", "verify"], ["reindex", "--check"], ["reindex"],
            ["archive", "-n"], ["erase", "--from-file", "\(left)/secret", "-n"], ["db", "vacuum"],
        ]
        for (number, call) in calls.enumerated() {
            #expect(try trial.roost("run", "--", "printf", Self.secret).exitCode == 0)
            let result = try trial.runs.roost(call).run()
            #expect(result.exitCode == 0, "\(call): \(result.stderr)")
            if number % 3 == 0 { #expect(try hasRuns(Int64(number) + 1)) }
        }
        #expect(try hasRuns(Int64(calls.count)))
        #expect(try trial.living()?.process == daemon)
        #expect(try trial.roost("daemon", "stop").exitCode == 0)
        #expect(try trial.hasEnded(daemon))
        #expect(try trial.roost("reindex", "--check").exitCode == 0)
    }
}
