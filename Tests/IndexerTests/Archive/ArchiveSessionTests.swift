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
        try home.archiveThreeRuns()
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
