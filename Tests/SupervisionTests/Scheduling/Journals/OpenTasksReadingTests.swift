import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Supervision

/// Real sessions in a real home: of daemons that were killed, and of commands that ran while there was none.
@Suite struct OpenTasksReadingTests {
    private let folder: TemporaryHome
    private let home: HomePaths
    private let disk = SystemDisk()
    private let clock = ManualClock()

    init() throws {
        folder = try TemporaryHome(for: "OpenTasksReadingTests")
        home = HomePaths(root: folder.path)
    }

    private func begin(_ id: String, _ kind: SessionKind) throws -> SessionWriter {
        let session = try SessionID(id)
        let metadata = SessionMetadata(session: session, kind: kind, startedAt: clock.now().wall, pid: 1)
        return try SessionWriter.begin(metadata, in: home, disk: disk, clock: clock)
    }

    private func entry(_ id: String, in session: String = "ses-2026-11-21-abc123") throws -> TaskEntry {
        let id = try TaskID(id)
        let wall = clock.now().wall.truncatedToMilliseconds
        let task = Task(id: id, session: try SessionID(session), detectedAt: wall, source: "manual")
        return TaskEntry(task: task, plan: TaskPlan(agent: "claude", text: "Do it", lineage: id))
    }

    /// A command that adds a task, or changes one, by itself.
    private func command(_ id: String, _ data: JSONObject) throws {
        var writer = try begin(id, .command)
        clock.advance(by: .milliseconds(5))
        try writer.record(.taskChanged, "told", data: data)
        try writer.end(.normal)
    }

    private func daemon(_ id: String, _ tasks: OpenTasks) throws -> SessionWriter {
        var writer = try begin(id, .daemon)
        for line in TaskSnapshot.lines(of: tasks) { try writer.record(line.type, line.message, data: line.data) }
        return writer
    }

    private func read() throws -> OpenTasks { try OpenTasksReading(of: home, on: disk).tasks }

    @Test func anEmptyHomeHasNoTasks() throws {
        try disk.makeFolders(home.sessions)
        let tasks = try read()
        #expect(tasks.entries.isEmpty && !tasks.hasSnapshot)
    }

    @Test func whatCommandsAddedIsThereForTheFirstDaemon() throws {
        try command("ses-2026-11-20-aaaaaa", entry("a").json)
        try command("ses-2026-11-21-bbbbbb", entry("b").json)
        try command("ses-2026-11-21-aaaaaa", ["task_id": "a", "title": "Later", "is_held": true])
        let tasks = try read()
        #expect(tasks.entries.map(\.id.text) == ["a", "b"])
        #expect(tasks.entries.first?.task.title == "Later" && tasks.entries.first?.task.isHeld == true)
    }

    @Test func aDaemonGoesOnWhereTheLastOneWasKilled() throws {
        try command("ses-2026-11-21-aaaaaa", entry("a").json)
        var first = try daemon("ses-2026-11-21-bbbbbb", read())
        clock.advance(by: .seconds(1))
        try first.record(.taskChanged, "told", data: ["task_id": "a", "status": "active"])
        try first.record(.decision, "held", data: ["turn": 1, "standing": ["paused_by": "ann"]])
        _ = consume first
        let journal = home.session(try SessionID("ses-2026-11-21-bbbbbb")).journal
        try disk.writeAll(Array(#"{"seq":99,"eventId":"#.utf8), to: disk.openFile(journal, .append))
        try command("ses-2026-11-21-cccccc", entry("c").json)

        let tasks = try read()
        #expect(tasks.entries.map(\.id.text) == ["a", "c"] && tasks.generation == 1)
        #expect(tasks.entries.first?.task.status == .known(.active) && tasks.standing.pausedBy == "ann")
        #expect(tasks.inDoubt.map(\.id.text) == ["a"])
        _ = try daemon("ses-2026-11-21-dddddd", tasks)
        let next = try read()
        #expect(next.generation == 2 && next.entries == tasks.entries && next.standing == tasks.standing)
    }

    /// What a snapshot has seen is not taken again: it would undo what came after it.
    @Test func linesThatASnapshotHasSeenDoNotCountAgain() throws {
        try command("ses-2026-11-21-aaaaaa", entry("a").json)
        var first = try daemon("ses-2026-11-21-bbbbbb", read())
        try first.record(.taskChanged, "told", data: ["task_id": "a", "status": "completed"])
        let tasks = try read()
        #expect(try tasks.entries.isEmpty && tasks.ended[try TaskID("a")] == .completed)
        _ = try daemon("ses-2026-11-21-cccccc", tasks)
        #expect(try read().entries.isEmpty)
    }

    @Test func aSnapshotThatWasBrokenOffCountsForNothing() throws {
        try command("ses-2026-11-21-aaaaaa", entry("a").json)
        _ = try daemon("ses-2026-11-21-bbbbbb", read())
        try command("ses-2026-11-21-cccccc", entry("c").json)
        var broken = try begin("ses-2026-11-21-dddddd", .daemon)
        try broken.record(.snapshot, "part", data: ["tasks": [], "part": 1, "parts": 2])
        let tasks = try read()
        #expect(tasks.entries.map(\.id.text) == ["a", "c"] && tasks.generation == 1)
    }

    /// The clock went back between two daemons: the later one is known by its number, and lines of a command that are
    /// older than its snapshot count all the same.
    @Test func aClockThatWentBackLosesNothing() throws {
        _ = try daemon("ses-2026-11-21-bbbbbb", OpenTasks())
        clock.jump(by: .seconds(-86_400))
        try command("ses-2026-11-20-aaaaaa", entry("a").json)
        var second = try daemon("ses-2026-11-20-bbbbbb", read())
        try second.record(.taskChanged, "told", data: ["task_id": "a", "title": "Mine"])
        clock.jump(by: .seconds(-3_600))
        try command("ses-2026-11-20-cccccc", entry("c").json)
        let tasks = try read()
        #expect(tasks.generation == 2 && tasks.entries.map(\.id.text) == ["a", "c"])
        #expect(tasks.entries.first?.task.title == "Mine")
    }

    @Test func damageIsToldAndTheRestCounts() throws {
        try command("ses-2026-11-21-aaaaaa", entry("a").json)
        let journal = home.session(try SessionID("ses-2026-11-21-aaaaaa")).journal
        try disk.writeAll(Array("no line at all\n{}\n".utf8), to: disk.openFile(journal, .append))
        try command("ses-2026-11-21-bbbbbb", entry("b").json)
        #expect(try read().entries.map(\.id.text) == ["a", "b"])
    }

    /// Many lines of one session, in pieces by its `SessionCursor`, and turns between sessions by their times.
    @Test func longJournalsAreReadToTheirEnd() throws {
        var one = try begin("ses-2026-11-21-aaaaaa", .command)
        var two = try begin("ses-2026-11-21-bbbbbb", .command)
        try one.record(.taskChanged, "told", data: entry("a").json)
        for index in 0..<600 {
            clock.advance(by: .milliseconds(10))
            let data: JSONObject = ["task_id": "a", "priority": .integer(Int64(index))]
            if index.isMultiple(of: 3) {
                try two.record(.taskChanged, "told", data: data)
            } else {
                try one.record(.taskChanged, "told", data: data)
            }
        }
        #expect(try read().entries.map(\.task.priority) == [599])
    }
}
