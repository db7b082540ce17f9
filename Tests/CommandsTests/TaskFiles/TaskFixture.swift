import Commands
import Domain
import JSON
import Journal
import Platform
import TestSupport

/// A home with two runs of a task, one of another, and two sessions that overlap.
struct TaskFixture {
    let fixture: RunFixture
    let task: TaskID
    let runs: [RunPaths]
    let sessions: [SessionPaths]

    init(for test: String) throws {
        let fixture = try RunFixture(for: test)
        task = try TaskID("gh-450")
        self.fixture = fixture
        var runs: [RunPaths] = []
        for (number, text) in ["first", "second"].enumerated() {
            runs.append(try Self.run(text, attempt: number + 1, in: fixture))
        }
        let other = try TaskID("gh-45")
        _ = try fixture.prepare { $0.task = other }
        self.runs = runs
        sessions = try Self.sessions(in: fixture, about: FilePath.name(of: runs[0].directory))
    }

    private static func run(_ text: String, attempt: Int, in fixture: RunFixture) throws -> RunPaths {
        let paths = try fixture.prepare { $0.attempt = attempt }.paths
        var run = try fixture.open(paths)
        try run.start()
        try run.write("\(text) 1\n", to: .stdout)
        try run.write("\(text) 2\n", to: .stderr)
        try run.write("\(text) 3", to: .stdout)
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        fixture.clock.advance(by: .seconds(1))
        return paths
    }

    private static func sessions(in fixture: RunFixture, about run: String) throws -> [SessionPaths] {
        var first = try session("ses-2026-11-21-zzzzzz", in: fixture)
        var second = try session("ses-2026-11-21-aaaaaa", in: fixture)
        try first.record(.taskChanged, "Detected.", data: ["task_id": "gh-450", "status": "detected"])
        fixture.clock.advance(by: .seconds(1))
        try second.record(.decision, "Admitted.", data: ["context_type": "task", "context_id": "gh-450"])
        try second.record(.taskChanged, "Another.", data: ["task_id": "gh-45"])
        fixture.clock.advance(by: .seconds(1))
        try first.record(.workerChanged, "Spawned.\n\u{1B}[2J", level: .warn, data: ["worker_id": .string(run)])
        var third = try session("ses-2026-11-21-bbbbbb", in: fixture)
        try third.record(.system, "Nothing about it.", data: ["details": "gh-450"])
        return [second.paths, first.paths]
    }

    private static func session(_ id: String, in fixture: RunFixture) throws -> SessionWriter {
        let metadata = SessionMetadata(
            session: try SessionID(id),
            kind: .daemon,
            startedAt: fixture.clock.now().wall,
            pid: 1
        )
        return try SessionWriter.begin(metadata, in: fixture.home, disk: fixture.disk, clock: fixture.clock)
    }

    func record() throws -> TaskRecord { try TaskRecord(of: task, in: fixture.home, on: fixture.disk) }
}
