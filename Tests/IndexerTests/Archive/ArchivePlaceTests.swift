import Domain
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

/// And of `ArchivePresence`.
@Suite struct ArchivePlaceTests {
    @Test func aMonthThatLiesElsewhereIsNotedBeforeAnythingIsPutThere() throws {
        let home = try IndexedHome(for: "ArchivePlaceTests")
        let month = try IndexedHome.month("2026-11")
        let disk = home.fixture.scratch.path("disk")
        let place = ArchivePlace(home.archive.path, on: SystemDisk())
        #expect(throws: IndexerError.archive(.noFolder(disk))) { _ = try place.settle(month, in: disk) }
        try SystemDisk().makeFolders(disk)
        #expect(try place.settle(month, in: disk).month(month) == "\(disk)/2026-11")
        #expect(try AttachedMonths(in: home.archive.path).read(on: SystemDisk()) == [month: disk])
        try SystemDisk().removeFolder("\(disk)/2026-11")
        let away = IndexerError.archive(.away([month], folder: disk))
        #expect(throws: away) { _ = try place.settle(month, in: nil) }
        let now = home.fixture.clock.now().wall
        #expect(throws: away) { try ArchivePresence(home.paths, on: SystemDisk(), at: now).require() }
    }
}
