import Domain
import Indexer
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

/// Damage to a database is noticed when it is opened; it is set aside, and made anew from the files.
@Suite struct IndexDamageTests {
    private static let pageBytes = 4096

    private let seed = UInt64.random(in: 0...UInt64.max)
    private let home: IndexedHome
    private let whole: [String]

    init() throws {
        home = try IndexedHome(for: "IndexDamageTests")
        try home.record(ClaudeTalk.lines())
        try home.record((0..<300).map { "line \($0) of a build that says much" }, by: .shell, of: "gh-452")
        var session = try home.begin()
        try session.record(.taskChanged, "Found.", data: ["task_id": "gh-450", "title": "One"])
        try home.pass()
        whole = try home.dump()
    }

    @Test func whatWasFlippedOrCutIsNoticedAndMadeAnew() throws {
        var random = SeededGenerator(seed: seed)
        let isSoaking = Environment.current()["ROOST_SOAK"] == "1"
        for turn in 0..<(isSoaking ? 1000 : 50) {
            let file = turn % 2 == 0 ? home.paths.index : home.paths.conversations
            var bytes = try home.fixture.bytes(file)
            let what: String
            if turn % 5 == 4 {
                // Of the last page a part is left half of the time: what is missing of it, SQLite takes for zeros.
                let bytesMax = turn % 4 < 2 ? Self.pageBytes : bytes.count
                bytes.removeLast(Int.random(in: 1...bytesMax, using: &random))
                what = "cut to \(bytes.count)"
            } else {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                what = "flipped at \(place)"
            }
            try home.fixture.overwrite(file, with: bytes)
            try home.expectWhole(whole, "seed \(seed), \(turn): \(FilePath.name(of: file)) \(what)")
        }
    }

    /// Each page for itself, so that none is left to chance: what a pass finds first is another each time.
    @Test(arguments: [true, false]) func whicheverPageIsDamagedItIsMadeAnew(_ isIndex: Bool) throws {
        let file = isIndex ? home.paths.index : home.paths.conversations
        let pageCount = try home.fixture.bytes(file).count / Self.pageBytes
        for page in 0..<pageCount {
            var bytes = try home.fixture.bytes(file)
            guard (page + 1) * Self.pageBytes <= bytes.count else { break }
            bytes[page * Self.pageBytes + 2000] ^= 1
            try home.fixture.overwrite(file, with: bytes)
            try home.expectWhole(whole, "\(FilePath.name(of: file)), page \(page)")
        }
    }

    /// Some pages are read only by whoever has something to add.
    @Test func aPageThatOnlyANewRunReadsIsNoticedToo() throws {
        let file = home.paths.conversations
        for page in 0..<(try home.fixture.bytes(file).count / Self.pageBytes) {
            var bytes = try home.fixture.bytes(file)
            guard (page + 1) * Self.pageBytes <= bytes.count else { break }
            bytes[page * Self.pageBytes + 2000] ^= 1
            try home.fixture.overwrite(file, with: bytes)
            try home.record(ClaudeTalk.lines(message: "msg_of_\(page)"), of: "gh-\(page)")
            try home.expectCompletePass("page \(page)")
        }
        let found = try home.dumpOrRebuild()
        let again = try home.rebuilt()
        #expect(found == again, "\(IndexedHome.difference(found, again).joined(separator: "\n"))")
    }

    @Test func whatWasSetAsideIsTold() throws {
        try home.fixture.overwrite(home.paths.index, with: Array("no database".utf8))
        let mended = try home.open().mended
        #expect(mended.count == 2, "the conversations of the old index go with it")
        for report in mended { #expect(try SystemDisk().exists(report.kept)) }
    }
}
