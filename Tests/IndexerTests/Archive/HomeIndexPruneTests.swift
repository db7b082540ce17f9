import Domain
import Indexer
import JSON
import Journal
import Platform
import Settings
import Store
import TestSupport
import Testing

@Suite struct HomeIndexPruneTests {
    private let home: IndexedHome
    private var month: CivilMonth { get throws { try IndexedHome.month("2026-11") } }

    init() throws {
        home = try IndexedHome(for: "HomeIndexPruneTests")
        try home.archiveThreeRuns()
    }

    @Test func aMonthThatIsNotWholeIsNotRemoved() throws {
        let pack = try #require(try home.archive.runs(of: month, on: SystemDisk()).first).pack
        try home.fixture.overwrite(pack, with: [1, 2, 3])
        #expect(throws: IndexerError.self) { try home.open().prune(month) }
        #expect(try home.archive.runs(of: month, on: SystemDisk()).count == 3)
        #expect(try !SystemDisk().exists(home.archive.keptDatabase(of: month)))
    }
}
