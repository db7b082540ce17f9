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
                bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
                what = "cut to \(bytes.count)"
            } else {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                what = "flipped at \(place)"
            }
            try home.fixture.overwrite(file, with: bytes)
            try expectWhole("seed \(seed), \(turn): \(FilePath.name(of: file)) \(what)")
        }
    }

    /// Whoever opens it again after each damage that was told has all rows as they were.
    private func expectWhole(_ what: String) throws {
        try expectCompletePass(what)
        let found = try dumpOrRebuild()
        let isSame = found == whole
        #expect(isSame, "\(what): \(IndexedHome.difference(found, whole).joined(separator: "\n"))")
    }

    private func expectCompletePass(_ what: String) throws {
        var told: [String] = []
        for _ in 0..<4 {
            do {
                let index = try home.open()
                for _ in 0..<2 { told.append(try outcome(of: index.pass())) }
            } catch {
                guard case IndexerError.store(let damage) = error, damage.isDamage else { throw error }
                told.append("\(damage)")
            }
            if told.last == "whole" { break }
        }
        #expect(told.last == "whole", "\(what): \(told)")
    }

    private func outcome(of report: PassReport) -> String {
        if let missing = report.missingConversations { return "\(missing)" }
        return report.isComplete && report.troubles.isEmpty ? "whole" : "\(report)"
    }

    /// What no pass has to read is noticed by whoever reads it, and never shown: then a person has it made anew.
    private func dumpOrRebuild() throws -> [String] {
        do { return try home.dump() } catch {
            guard let damage = error as? StoreError, damage.isDamage else { throw error }
            return try home.rebuilt()
        }
    }

    /// Each page for itself, so that none is left to chance: what a pass finds first is another each time.
    @Test(arguments: [true, false]) func whicheverPageIsDamagedItIsMadeAnew(_ isIndex: Bool) throws {
        let file = isIndex ? home.paths.index : home.paths.conversations
        let pageCount = try home.fixture.bytes(file).count / 4096
        for page in 0..<pageCount {
            var bytes = try home.fixture.bytes(file)
            guard (page + 1) * 4096 <= bytes.count else { break }
            bytes[page * 4096 + 2000] ^= 1
            try home.fixture.overwrite(file, with: bytes)
            try expectWhole("\(FilePath.name(of: file)), page \(page)")
        }
    }

    /// Some pages are read only by whoever has something to add.
    @Test func aPageThatOnlyANewRunReadsIsNoticedToo() throws {
        let file = home.paths.conversations
        for page in 0..<(try home.fixture.bytes(file).count / 4096) {
            var bytes = try home.fixture.bytes(file)
            guard (page + 1) * 4096 <= bytes.count else { break }
            bytes[page * 4096 + 2000] ^= 1
            try home.fixture.overwrite(file, with: bytes)
            try home.record(ClaudeTalk.lines(message: "msg_of_\(page)"), of: "gh-\(page)")
            try expectCompletePass("page \(page)")
        }
        let found = try dumpOrRebuild()
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
