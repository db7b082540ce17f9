import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct ArchiveFolderTests {
    @Test func aMonthThatLiesElsewhereIsAwayWhileNothingOfItIsThere() throws {
        let scratch = try TemporaryHome(for: "ArchiveFolderTests")
        let month = try #require(CivilMonth("2026-11"))
        let disk = scratch.path("disk")
        try AttachedMonths(in: scratch.path("archive")).write([month: disk], on: SystemDisk())
        let archive = try ArchiveFolder.read(scratch.path("archive"), on: SystemDisk())
        #expect(archive.database(of: month) == "\(disk)/logs-2026-11.db")
        #expect(try archive.awayMonths(on: SystemDisk()) == [month] && archive.months(on: SystemDisk()).isEmpty)
        try SystemDisk().makeFolders("\(disk)/2026-11")
        #expect(try archive.awayMonths(on: SystemDisk()).isEmpty && archive.months(on: SystemDisk()) == [month])
    }
}
