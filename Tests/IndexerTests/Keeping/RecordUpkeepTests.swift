import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct RecordUpkeepTests {
    private let home: IndexedHome
    private let upkeep = RecordUpkeep(on: SystemDisk())

    init() throws {
        home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
    }

    private func look(_ index: HomeIndex) throws -> [String] { try index.keepUp(by: upkeep) }

    private func times(_ index: HomeIndex) throws -> [String?] {
        let databases = [index.writer.index, try #require(index.writer.conversations)]
        return try databases.flatMap { [try $0.property(.optimized), try $0.property(.analyzed)] }
    }

    private func figures(_ index: HomeIndex) throws -> Int64 {
        try index.writer.index.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'") ?? 0
    }

    @Test func aNewDatabaseHasBeenLookedAfter() throws {
        let index = try home.open()
        _ = try index.pass()
        #expect(try look(index) == [])
        let now = home.fixture.clock.now().wall.iso
        #expect(try times(index) == [now, now, now, now])
        #expect(try figures(index) == 0)
    }

    @Test func figuresAreLookedAtDailyAndMadeAnewWeekly() throws {
        let index = try home.open()
        _ = try index.pass()
        _ = try look(index)
        let first = home.fixture.clock.now().wall.iso
        home.fixture.clock.advance(by: .seconds(86_399))
        _ = try look(index)
        #expect(try times(index) == [first, first, first, first])
        home.fixture.clock.advance(by: .seconds(1))
        let second = home.fixture.clock.now().wall.iso
        _ = try look(index)
        #expect(try times(index) == [second, first, second, first])
        home.fixture.clock.advance(by: .seconds(6 * 86_400))
        let third = home.fixture.clock.now().wall.iso
        _ = try look(index)
        #expect(try times(index) == [third, third, third, third])
        #expect(try figures(index) == 1)
    }

    private func lookTwice() throws {
        let index = try home.open()
        _ = try index.pass()
        _ = try look(index)
        home.fixture.clock.advance(by: .seconds(8 * 86_400))
        _ = try look(index)
    }

    @Test func whatWasDoneIsNoDifferenceToARebuild() throws {
        try lookTwice()
        let live = try home.dump()
        #expect(IndexedHome.difference(try home.rebuilt(), live) == [])
    }

    @Test func aReaderThatKeepsTheLogLongIsToldOnceAndThenItIsEmptied() throws {
        let index = try home.open()
        _ = try index.pass()
        let upkeep = RecordUpkeep(on: SystemDisk(), logBytesMax: 1 << 20)
        _ = try index.keepUp(by: upkeep)
        let reader = try IndexSchema.current.open(
            home.paths.index,
            for: .read,
            on: SystemDisk(),
            at: home.fixture.clock.now().wall
        )
        let database = index.writer.index
        let outcome = Result {
            try reader.read { () throws(StoreError) in
                _ = try reader.integer("SELECT count(*) FROM runs")
                for letter in ["b", "c", "d"] {
                    let text = String(repeating: letter, count: 1 << 19)
                    try database.write { () throws(StoreError) in try database.set(.prices, to: text) }
                }
                return Result { [try index.keepUp(by: upkeep), try index.keepUp(by: upkeep)] }
            }
        }
        let told = try outcome.get().get()
        #expect(told[0].count == 1 && told[1] == [])
        let warning = try #require(told[0].first)
        #expect(warning.hasPrefix("\(database.file)-wal has grown to "))
        #expect(warning.contains("cannot be emptied while some program reads from it"))
        // The reader is done, and nothing is left to be told.
        #expect(try index.keepUp(by: upkeep) == [])
        #expect(try database.walBytes() == 0)
    }

    @Test func whoHasAFileOpenIsFound() throws {
        let file = "\(home.paths.home.root)/held"
        try SystemDisk().createFile(file, with: [])
        #expect(OpenElsewhere.processes(with: file, on: SystemDisk()) == [])
        let holder = try RunningProgram("/bin/sh", ["-c", "exec 3<\(file); exec cat"])
        let isFound = Eventually.wait(upTo: .seconds(60)) {
            !OpenElsewhere.processes(with: file, on: SystemDisk()).isEmpty
        }
        #expect(isFound)
        try holder.signal(.kill)
        _ = try holder.end()
    }
}
