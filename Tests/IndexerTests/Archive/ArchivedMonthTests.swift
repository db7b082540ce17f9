import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct ArchivedMonthTests {
    @Test func aMonthIsListedWithItsRunsSizesAndDays() throws {
        let home = try IndexedHome(for: "ArchivedMonthTests")
        #expect(try ArchivedMonth.all(in: home.paths.home, on: home.disk) == [])
        try home.record(ClaudeTalk.lines())
        let report = try home.archive("2026-11")
        let month = try #require(try ArchivedMonth.all(in: home.paths.home, on: home.disk).first)
        #expect(month.month.description == "2026-11" && month.runCount == 1)
        #expect(month.bytes == report.bytes && month.packedBytes == report.packedBytes)
        #expect(month.archivedAt == home.fixture.clock.now().wall && month.prunedAt == nil)
        #expect((month.rowBytes ?? 0) > 0)
        try SystemDisk().remove(month.database)
        #expect(try ArchivedMonth.all(in: home.paths.home, on: home.disk).first?.rowBytes == nil)
        #expect(try home.findings("2026-11").first?.hint == "\"roost reindex\" makes it anew from the packed runs")
    }

    @Test func aMonthOfWhichNothingIsArchivedCannotBeVerified() throws {
        let home = try IndexedHome(for: "ArchivedMonthTests none")
        let month = try IndexedHome.month("2026-10")
        #expect(throws: IndexerError.archive(.noMonth(month))) { try home.findings("2026-10") }
    }

    @Test func aListThatCannotBeReadIsAFindingOfItsRun() throws {
        let home = try IndexedHome(for: "ArchivedMonthTests list")
        let run = try home.record(ClaudeTalk.lines())
        try home.archive("2026-11")
        let name = FilePath.name(of: run.directory)
        let place = ArchivedRun(month: try IndexedHome.month("2026-11"), task: "gh-450", run: name, in: home.archive)
        try home.fixture.overwrite(place.list, with: Array("{".utf8))
        #expect(try home.findings("2026-11").map(\.run) == [name])
    }
}
