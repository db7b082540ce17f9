import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct MendingTests {
    private let disk = SystemDisk()
    private let home: TemporaryHome
    private let mending: Mending

    init() throws {
        home = try TemporaryHome(for: "MendingTests")
        mending = Mending(quarantine: home.path("quarantine"), disk: disk, now: TwoSchemas.now)
    }

    private func spoil(_ file: String) throws {
        try disk.replaceFile(file, with: Array(repeating: 9, count: 8192))
    }

    @Test func whatIsWholeIsOpenedAsItIs() throws {
        let (connection, report) = try mending.open(home.path("a.db")) { () throws(StoreError) in
            try TwoSchemas.new.open(home.path("a.db"), for: .create, on: disk, at: TwoSchemas.now)
        }
        #expect(report == nil)
        #expect(try connection.schemaVersion() == 2)
        #expect(try !disk.exists(home.path("quarantine")))
    }

    @Test func whatIsDamagedIsKeptAndMadeAnew() throws {
        let file = home.path("a.db")
        try spoil(file)
        try disk.createFile(file + "-wal", with: [1, 2, 3])
        let (connection, report) = try mending.open(file) { () throws(StoreError) in
            try TwoSchemas.new.open(file, for: .create, on: disk, at: TwoSchemas.now)
        }
        let kept = try #require(report?.kept)
        #expect(kept == "\(home.path("quarantine"))/a.db.corrupt-\(TwoSchemas.now.iso)")
        #expect(report?.damage.isDamage == true)
        #expect(try disk.readAll(kept, bytesMax: 1 << 16) == Array(repeating: 9, count: 8192))
        #expect(try disk.readAll(kept + "-wal", bytesMax: 16) == [1, 2, 3])
        #expect(try connection.integer("SELECT count(*) FROM t") == 0)
    }

    @Test func theSecondAtOneMomentHasAPlaceOfItsOwn() throws {
        let file = home.path("a.db")
        try spoil(file)
        let first = try mending.setAside(file)
        try spoil(file)
        let second = try mending.setAside(file)
        #expect(first != second)
        #expect(try disk.exists(first) && disk.exists(second))
    }

    @Test func whatIsOnlyBusyOrForeignStays() throws {
        let file = home.path("a.db")
        try Programs.sqlite(file, "CREATE TABLE theirs(a)")
        #expect(throws: StoreError.wrongFile(file: file, wanted: "a test database")) {
            _ = try mending.open(file) { () throws(StoreError) in
                try TwoSchemas.new.open(file, for: .create, on: disk, at: TwoSchemas.now)
            }
        }
        #expect(try disk.list(home.path) == ["a.db"])
    }

    /// Conversations are opened with the help of the index: damage of that is none of theirs.
    @Test func damageOfAnotherFileCostsThisOneNothing() throws {
        let file = home.path("a.db")
        try disk.createFile(file, with: [1])
        let damage = StoreError.damaged(file: home.path("index.db"), findings: ["x"])
        #expect(throws: damage) { try mending.open(file) { () throws(StoreError) in throw damage } }
        #expect(try disk.readAll(file, bytesMax: 16) == [1])
    }

    /// A move that was killed half way.
    @Test func aWALWithoutItsFileIsKeptToo() throws {
        let file = home.path("a.db")
        try disk.createFile(file + "-wal", with: [1, 2, 3])
        let (_, report) = try mending.open(file) { () throws(StoreError) in
            try TwoSchemas.new.open(file, for: .create, on: disk, at: TwoSchemas.now)
        }
        let kept = try #require(report?.kept)
        #expect(try disk.readAll(kept + "-wal", bytesMax: 16) == [1, 2, 3])
    }

    @Test func whatIsFoundWrongAfterAKillIsDamage() throws {
        let file = home.path("a.db")
        let connection = try TwoSchemas.new.open(file, for: .create, on: disk, at: TwoSchemas.now)
        try connection.run("INSERT INTO t(a, b) VALUES(1, 'x')")
        #expect(try connection.checkpoint())
        try connection.run("INSERT INTO u VALUES(1)")
        // As a kill leaves them: the file, with a page spoiled, and a WAL that does not hold that page.
        var main = try disk.readAll(file, bytesMax: 1 << 24)
        let text = try #require(main.lastIndex(of: UInt8(ascii: "x")))
        main[text] = UInt8(ascii: "y")
        let cut = home.path("b.db")
        try disk.createFile(cut, with: main)
        try disk.createFile(cut + "-wal", with: try disk.readAll(file + "-wal", bytesMax: 1 << 24))
        let refusal = #expect(throws: StoreError.self) {
            _ = try TwoSchemas.new.open(cut, for: .write, on: disk, at: TwoSchemas.now)
        }
        #expect(refusal?.isDamage == true)
    }

    /// Whoever closes a database last writes its WAL into it; of a damaged one that would be the end of the evidence.
    @Test func whatIsFoundWrongOnTheWayStaysAsItIsWhenItIsClosed() throws {
        let file = home.path("a.db")
        do {
            let connection = try TwoSchemas.new.open(file, for: .create, on: disk, at: TwoSchemas.now)
            try connection.run("INSERT INTO t(a, b) VALUES(1, 'x')")
        }
        var main = try disk.readAll(file, bytesMax: 1 << 24)
        main[try #require(main.lastIndex(of: UInt8(ascii: "x")))] = UInt8(ascii: "y")
        try disk.replaceFile(file, with: main)
        var connection: Connection? = try TwoSchemas.new.open(file, for: .write, on: disk, at: TwoSchemas.now)
        try connection?.run("INSERT INTO u VALUES(1)")
        let wal = try disk.readAll(file + "-wal", bytesMax: 1 << 24)
        let refusal = #expect(throws: StoreError.self) { try connection?.run("SELECT b FROM t") }
        #expect(refusal?.isDamage == true)
        connection = nil
        #expect(try disk.readAll(file, bytesMax: 1 << 24) == main)
        #expect(try disk.readAll(file + "-wal", bytesMax: 1 << 24) == wal)
        #expect(wal.count > 4096)
    }

    @Test func damagedConversationsGiveWayToOthers() throws {
        let filled = try FilledIndex()
        let file = ConversationsFile(home.path("c.db"), on: disk)
        let first = try file.open(beside: filled.index, at: TwoSchemas.now).property(.uuid)
        try spoil(home.path("c.db"))
        let (connection, report) = try file.open(beside: filled.index, mending: mending)
        #expect(report != nil)
        let second = try connection.property(.uuid)
        #expect(second != first)
        #expect(try filled.index.property(.conversations) == second)
    }
}
