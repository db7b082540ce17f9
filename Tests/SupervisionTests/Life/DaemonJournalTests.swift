import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct DaemonJournalTests {
    private let scratch: TemporaryHome
    private let clock = ManualClock()

    init() throws { scratch = try TemporaryHome() }

    private var home: HomePaths { HomePaths(root: scratch.path) }

    private func journal(on disk: any Disk) throws -> (journal: DaemonJournal, log: DaemonLog) {
        let metadata = SessionMetadata(
            session: try SessionID("ses-2026-11-21-abcdef"),
            kind: .daemon,
            startedAt: clock.now().wall,
            pid: 7
        )
        let log = DaemonLog(disk: disk, clock: clock)
        let writer = try SessionWriter.begin(metadata, in: home, disk: disk, clock: clock)
        return (DaemonJournal(writer, log: log), log)
    }

    private func events(_ journal: DaemonJournal) throws -> [Event] {
        var reader = try JournalReader(path: journal.paths.journal, on: SystemDisk())
        var events: [Event] = []
        while let item = try reader.next() { if case .event(let event, _) = item { events.append(event) } }
        return events
    }

    @Test func whatIsRecordedIsHeardAsItStands() throws {
        let (journal, _) = try journal(on: SystemDisk())
        var heard: [Event] = []
        journal.hear = { heard.append($0) }
        journal.note("machine_slept", "the machine slept", level: .warn, details: ["seconds": 3])
        journal.record(.workerChanged, "a run", data: ["worker_id": "run-1"])
        try journal.synchronize()
        #expect(try events(journal) == heard && heard.map(\.sequence) == [1, 2])
        #expect(heard[0].data["severity"]?.stringValue == "warning")
        journal.end(.normal)
        #expect(SessionLookup.state(of: journal.paths, on: SystemDisk())?.exitReason == .known(.normal))
    }

    /// What waits for room has its place, and comes once there is some.
    @Test func aFullDiskLosesNothing() throws {
        let disk = FaultyDisk()
        let (journal, _) = try journal(on: disk)
        var heard: [Int64] = []
        journal.hear = { heard.append($0.sequence) }
        journal.note("one", "first")
        disk.roomBytes = 0
        journal.note("two", "second")
        journal.note("three", "third")
        #expect(journal.trouble != nil && heard == [1, 2, 3])
        disk.roomBytes = nil
        journal.keepUp()
        #expect(journal.trouble == nil)
        #expect(try events(journal).map(\.message) == ["first", "second", "third"])
    }
}
