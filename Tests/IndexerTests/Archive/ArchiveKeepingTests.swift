import Domain
import Indexer
import JSON
import Journal
import Platform
import Settings
import Store
import TestSupport
import Testing

@Suite struct ArchiveKeepingTests {
    private let home: IndexedHome
    private var month: CivilMonth { get throws { try IndexedHome.month("2026-11") } }

    init() throws {
        home = try IndexedHome(for: "ArchiveKeepingTests")
        try home.archiveThreeRuns()
    }

    @Test func whereTheSettingsSaySoItIsDoneUnaskedAMonthAtATime() throws {
        var settings = Settings()
        settings.set(Setting.autoArchive, to: true, by: "test")
        settings.set(Setting.autoPruneAfter, to: 90, by: "test")
        let clock = home.fixture.clock
        clock.jump(by: .seconds(45 * 86_400))
        try home.record(ClaudeTalk.lines("c-3", message: "msg_3"), of: "gh-453")
        clock.jump(by: .seconds(120 * 86_400))
        let index = try home.open()
        _ = try index.pass()
        var keeping = ArchiveKeeping(settings, on: home.disk, clock: clock)
        #expect(try keeping.performIfDue(index) == ["archived 2027-01: 1 run", "pruned 2026-11: 3 runs"])
        #expect(try keeping.performIfDue(index) == ["pruned 2027-01: 1 run"])
        #expect(try keeping.performIfDue(index) == [])
        #expect(try keeping.performIfDue(index) == [])
        var idle = ArchiveKeeping(Settings(), on: home.disk, clock: clock)
        #expect(try idle.performIfDue(index) == [])
    }
}
