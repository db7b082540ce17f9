import Domain
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

/// Rows that several sessions and a run directory tell of are the same in whatever order those are read: a rebuild
/// reads them one after the other, and whoever follows them reads them by turns.
@Suite struct OrderTests {
    private let seed: UInt64
    private let home: IndexedHome

    init() throws {
        seed = UInt64.random(in: 0...UInt64.max)
        home = try IndexedHome(for: "OrderTests")
    }

    /// What the lines of a session tell of: a few tasks and workers, some of them with a run of their own.
    private struct Story {
        var random: SeededGenerator
        let runs: [String]

        private mutating func pick<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: 0..<elements.count, using: &random)]
        }

        mutating func tell(_ session: inout SessionWriter) throws {
            switch Int.random(in: 0..<8, using: &random) {
            case 0...1: try session.record(.taskChanged, "Task.", data: task())
            case 2...5: try session.record(.workerChanged, "Worker.", data: worker())
            case 6:
                let data: JSONObject = ["operation": "create", "task_id": .string(pick(["gh-450", "gh-7", "gh-8"]))]
                try session.record(.worktreeOperation, "Tree.", data: data)
            default:
                let seen = Int64.random(in: 1...99, using: &random)
                try session.record(.paneActivity, "", data: ["pane": "a", "last_seen": .integer(seen)])
            }
        }

        private mutating func task() -> JSONObject {
            var data: JSONObject = ["task_id": .string(pick(["gh-450", "gh-7"]))]
            let fields: [(String, JSONValue)] = [
                ("title", .string("T\(Int.random(in: 0..<99, using: &random))")), ("status", "active"),
                ("priority", .integer(Int64.random(in: 0..<9, using: &random))), ("source", "github"),
                ("detected_at", "2026-01-01T00:00:00.000Z"), ("is_held", true), ("labels", ["a"]),
            ]
            for (key, value) in fields where Bool.random(using: &random) { data[key] = value }
            return data
        }

        private mutating func worker() -> JSONObject {
            var data: JSONObject = ["worker_id": .string(pick(runs + ["run-x", "run-y"]))]
            let fields: [(String, JSONValue)] = [
                ("task_id", .string(pick(["gh-7", "gh-9"]))), ("worker", "slot-1"), ("status", "failed"),
                ("pid", .integer(Int64.random(in: 1...9, using: &random))), ("branch_name", "b"), ("exit_code", 3),
                ("spawned_at", "2026-01-02T00:00:00.000Z"), ("failure_reason", "because"),
            ]
            for (key, value) in fields where Bool.random(using: &random) { data[key] = value }
            return data
        }
    }

    @Test(arguments: 0..<12) func whateverTheOrderTheRowsAreTheSame(_ turn: Int) throws {
        var random = SeededGenerator(seed: seed &+ UInt64(turn))
        var one = try home.begin(session: "ses-2026-11-21-aaaaaa")
        var other = try home.begin(session: "ses-2026-11-21-bbbbbb")
        let prepared = try home.fixture.prepare { $0.workerKind = .claude }
        var run = try home.fixture.open(prepared.paths)
        var story = Story(random: random, runs: [FilePath.name(of: prepared.paths.directory)])
        let lines = ClaudeTalk.lines() + ClaudeTalk.lines(message: "msg_2")
        for step in 0..<lines.count * 2 {
            home.fixture.clock.advance(by: .milliseconds(Int.random(in: 0...2, using: &random)))
            if Bool.random(using: &random) { try story.tell(&one) } else { try story.tell(&other) }
            if step == 4 { try run.start() }
            if step >= lines.count { try home.write(Array((lines[step - lines.count] + "\n").utf8), of: &run) }
            if Bool.random(using: &random) { try home.pass() }
        }
        try home.end(&run)
        try one.end(.normal)
        try home.pass()
        let live = try home.dump()
        let again = try home.rebuilt()
        #expect(live == again, "seed \(seed), \(turn): \(IndexedHome.difference(live, again).joined(separator: "\n"))")
        let turned = try readInAnyOrder([one.paths, other.paths], prepared.paths, &random)
        #expect(
            turned == again,
            "seed \(seed), \(turn): \(IndexedHome.difference(turned, again).joined(separator: "\n"))"
        )
    }

    /// Each source for itself, in an order of chance.
    private func readInAnyOrder(
        _ sessions: [SessionPaths],
        _ run: RunPaths,
        _ random: inout SeededGenerator
    ) throws -> [String] {
        try home.forget()
        let index = try home.open()
        let disk = SystemDisk()
        var steps: [() throws -> Void] = [
            { try RunReading(run, in: home.paths.home, on: disk, into: index.writer).read() }
        ]
        for session in sessions {
            let id = try SessionID(FilePath.name(of: session.directory))
            steps.append { try SessionReading(session, id, on: disk, into: index.writer).read() }
        }
        for step in steps.shuffled(using: &random) { try step() }
        try index.writer.flush()
        return try home.dump()
    }

    @Test func aStepIsCalledWhatItsLastRunCallsIt() throws {
        let names = ["First", "Second"]
        var runs: [RunPaths] = []
        for name in names {
            home.fixture.clock.advance(by: .seconds(1))
            runs.append(try home.fixture.prepare { $0.stepName = name }.paths)
        }
        for order in [runs, runs.reversed()] {
            try home.forget()
            let index = try home.open()
            for run in order { try RunReading(run, in: home.paths.home, on: SystemDisk(), into: index.writer).read() }
            #expect(try home.rows("SELECT step_name FROM steps") == [[.text("Second")]])
        }
    }

    @Test func whatARunSaysOfItselfOutlastsASessionThatTellsOfItLater() throws {
        let run = try home.record(ClaudeTalk.lines())
        try home.pass()
        var session = try home.begin()
        let id = FilePath.name(of: run.directory)
        try session.record(.workerChanged, "Late.", data: ["worker_id": .string(id), "branch_name": "b"])
        try home.pass()
        #expect(
            try home.rows("SELECT conversation, first_model, branch_name FROM worker_sessions") == [
                [.text("c-1"), .text("claude-sonnet-4-5"), .text("b")]
            ]
        )
    }

    @Test func theTaskOfWhatNamesNoneGoesOnceItIsNamed() throws {
        var session = try home.begin()
        try session.record(.workerChanged, "Spawned.", data: ["worker_id": "run-x"])
        try home.pass()
        #expect(try home.rows("SELECT task_id FROM tasks") == [[.text("unknown")]])
        try session.record(.workerChanged, "Named.", data: ["worker_id": "run-x", "task_id": "gh-9"])
        try home.pass()
        #expect(try home.rows("SELECT task_id FROM tasks") == [[.text("gh-9")]])
    }
}
