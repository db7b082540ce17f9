import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

/// A disk that takes no more for a while.
@Suite struct FullDiskTests {
    private let home: IndexedHome

    init() throws {
        home = try IndexedHome(for: "FullDiskTests")
        try home.pass()
    }

    private func fill(_ connection: Connection) throws {
        let pages = try connection.integer("PRAGMA page_count") ?? 0
        try connection.runScript("PRAGMA max_page_count = \(pages + 1)")
    }

    private func free(_ connection: Connection) throws {
        try connection.runScript("PRAGMA max_page_count = 1000000")
    }

    private func record(_ first: Int = 0) throws {
        for number in first..<first + 40 {
            try home.record(ClaudeTalk.lines(message: "msg_\(number)"), of: "gh-\(number)")
        }
    }

    private func expectWhole() throws {
        let live = try home.dump()
        let again = try home.rebuilt()
        #expect(live == again, "\(IndexedHome.difference(live, again).joined(separator: "\n"))")
        #expect(try home.rows("SELECT sum(calls) FROM usage_rollups") == [[.integer(40)]])
    }

    /// What was gathered for a batch that was taken back is not counted with the next.
    @Test func nothingIsCountedTwiceOnceTheIndexHasRoom() throws {
        try record()
        try fillBitByBit(home.open())
        try expectWhole()
    }

    private func fillBitByBit(_ index: HomeIndex) throws {
        try fill(index.writer.index)
        var refusals = 0
        for _ in 0..<20 {
            if try isRefused(by: index) { refusals += 1 }
            let pages = try index.writer.index.integer("PRAGMA max_page_count") ?? 0
            try index.writer.index.runScript("PRAGMA max_page_count = \(pages + 4)")
        }
        #expect(refusals > 2)
        try free(index.writer.index)
        _ = try index.pass()
    }

    private func isRefused(by index: HomeIndex) throws -> Bool {
        do {
            _ = try index.pass()
            return false
        } catch {
            guard case .store(let cause) = error, cause.kind == .full else { throw error }
            return true
        }
    }

    private func refuseForAWhile(_ index: HomeIndex) throws {
        let conversations = try #require(index.writer.conversations)
        try fill(conversations)
        #expect(throws: IndexerError.self) { try index.pass() }
        #expect(throws: IndexerError.self) { try index.pass() }
        try free(conversations)
        _ = try index.pass()
    }

    @Test func nothingIsLostOnceTheConversationsHaveRoom() throws {
        try record()
        try refuseForAWhile(home.open())
        try expectWhole()
    }

    /// The digests are written when a run is over: until they are, it is not.
    @Test func aRunIsNotAtItsEndBeforeItsDigestsAre() throws {
        let run = try home.record(ClaudeTalk.lines())
        var number = 0
        let swept = try FaultyDisk.sweep(.fail(.noSpace)) { disk in
            number += 1
            try home.forget()
            if try SystemDisk().exists(run.digests) { try SystemDisk().remove(run.digests) }
            guard let index = open(on: disk) else { return }
            // Once for the fault, and once more without it.
            Deliberate.ignore(because: "it is the fault that is asked for") { () throws(IndexerError) in
                _ = try index.pass()
            }
            _ = try index.pass()
            #expect(try SystemDisk().exists(run.digests), "fault \(number)")
        }
        #expect(swept > 3)
    }

    /// Nothing where the fault meets the opening itself.
    private func open(on disk: FaultyDisk) -> HomeIndex? {
        do { return try HomeIndex(home.paths, on: disk, clock: home.fixture.clock) } catch { return nil }
    }
}
