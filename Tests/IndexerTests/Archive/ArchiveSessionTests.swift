import Domain
import Indexer
import JSON
import Journal
import Platform
import Settings
import Store
import TestSupport
import Testing

@Suite struct ArchiveSessionTests {
    private let home: IndexedHome
    private var month: CivilMonth { get throws { try IndexedHome.month("2026-11") } }

    init() throws {
        home = try IndexedHome(for: "ArchiveSessionTests")
        try home.record(ClaudeTalk.lines())
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"), of: "gh-451")
        try home.record(CodexTalk.lines(turns: 3), by: .codex, of: "gh-452")
        var session = try home.begin()
        try session.record(.taskChanged, "Found.", data: ["task_id": "gh-450", "title": "One"])
        try session.end(.normal)
        try home.archive("2026-11")
    }

    @Test func itIsRecordedInASession() throws {
        let report = try home.open().prune(month)
        try ArchiveSession.note(
            report,
            in: home.paths.home,
            version: "1",
            disk: SystemDisk(),
            clock: home.fixture.clock
        )
        try home.pass()
        let found = try home.rows("SELECT event_type, component FROM system_events")
        #expect(found == [[.text("pruned"), .text("archive")]])
    }
}
