import Domain
import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct MigrationRunTests {
    private static let frameBytes = 24 + StoreLimits.pageBytes

    private let disk = SystemDisk()
    private let home: TemporaryHome
    private let file: String

    init() throws {
        home = try TemporaryHome(for: "MigrationRunTests")
        file = home.path("a.db")
    }

    private func open(_ schema: Schema, _ path: String? = nil) throws(StoreError) -> Connection {
        try schema.open(path ?? file, for: .create, on: disk, at: TwoSchemas.now)
    }

    private func makeOld() throws(StoreError) {
        let connection = try open(TwoSchemas.old)
        try connection.run("INSERT INTO t VALUES(1, 'one'), (2, 'two')")
    }

    private func rows(_ connection: Connection) throws(StoreError) -> [[Value]] {
        try connection.rows("SELECT * FROM t ORDER BY a") { $0.values }
    }

    @Test func anOlderFileComesUpToDateWithItsRows() throws {
        try makeOld()
        let connection = try open(TwoSchemas.new)
        #expect(try connection.schemaVersion() == 2)
        #expect(try connection.integer("SELECT version FROM schema_version") == 2)
        #expect(
            try rows(connection) == [
                [.integer(1), .text("one"), .integer(2)], [.integer(2), .text("two"), .integer(4)],
            ]
        )
    }

    @Test func theFileAsItWasIsKept() throws {
        try makeOld()
        _ = try open(TwoSchemas.new)
        let copy = MigrationRun.copy(of: file, schema: 1)
        #expect(try disk.status(of: copy)?.isPrivate == true)
        let kept = try TwoSchemas.old.open(copy, for: .read, on: disk, at: TwoSchemas.now)
        #expect(try rows(kept) == [[.integer(1), .text("one")], [.integer(2), .text("two")]])
        #expect(try !disk.list(home.path).contains { $0.contains("unfinished") })
    }

    @Test func whatAKilledCopyLeftGivesWay() throws {
        try makeOld()
        let copy = MigrationRun.copy(of: file, schema: 1)
        try disk.createFile(copy + ".unfinished", with: Array("half".utf8))
        _ = try open(TwoSchemas.new)
        let kept = try TwoSchemas.old.open(copy, for: .read, on: disk, at: TwoSchemas.now)
        #expect(try rows(kept).count == 2)
        #expect(try !disk.exists(copy + ".unfinished"))
    }

    @Test func whereTheCopyCannotBeKeptNothingIsChanged() throws {
        try makeOld()
        let met = try FaultyDisk.sweep(.fail(.noSpace)) { failing in
            do throws(StoreError) {
                let connection = try TwoSchemas.new.open(file, for: .write, on: failing, at: TwoSchemas.now)
                #expect(failing.firedCount == 0)
                let version = try connection.schemaVersion()
                #expect(version == 2)
            } catch {
                #expect(error.isPassing, "\(error)")
                let rowsLeft = try rows(open(TwoSchemas.old)).count
                #expect(rowsLeft == 2)
            }
        }
        #expect(met >= 5)
    }

    @Test func aStepThatFailsLeavesTheOldFile() throws {
        try makeOld()
        #expect(throws: StoreError.self) { _ = try open(TwoSchemas.broken) }
        let connection = try open(TwoSchemas.old)
        #expect(try rows(connection).first?.count == 2)
        #expect(try connection.integer("SELECT count(*) FROM migrations") == 1)
    }

    /// A kill leaves of a commit what had been written of it, and SQLite writes the WAL from its beginning to its end:
    /// so every length that it had in between is tried.
    @Test func aStepThatIsKilledAnywhereLeavesTheOldOrTheNew() throws {
        try makeOld()
        let connection = try open(TwoSchemas.new)
        let wal = try disk.readAll(file + "-wal", bytesMax: 1 << 24)
        let main = try disk.readAll(file, bytesMax: 1 << 24)
        #expect(wal.count > 4 * Self.frameBytes)
        #expect(try connection.schemaVersion() == 2)

        var versions: [Int64] = []
        let frames = stride(from: 32, through: wal.count, by: Self.frameBytes).flatMap { [$0 - 8, $0, $0 + 2000] }
        for length in ([0] + frames).filter({ $0 <= wal.count }) {
            let cut = home.path("cut-\(length).db")
            try disk.createFile(cut, with: main)
            try disk.createFile(cut + "-wal", with: Array(wal[..<length]))
            let found = try Connection(cut, for: .write, on: disk)
            let version = try found.schemaVersion()
            versions.append(version)
            #expect(try found.rows("PRAGMA quick_check") { $0.text(0) } == ["ok"])
            #expect(try rows(found).map(\.count) == [version == 2 ? 3 : 2, version == 2 ? 3 : 2])
            #expect(try found.integer("SELECT version FROM schema_version") == version)
        }
        #expect(Set(versions) == [1, 2])
        #expect(versions == versions.sorted())
    }

    @Test func twoProgramsMayTakeTheStepsAtOnce() throws {
        let path = file
        let connection = try Connection(path, for: .create, on: disk)
        let thread = SideThread {
            _ = try TwoSchemas.new.open(
                path,
                for: .create,
                patience: .seconds(60),
                on: SystemDisk(),
                at: TwoSchemas.now
            )
        }
        _ = try TwoSchemas.new.open(path, for: .create, patience: .seconds(60), on: disk, at: TwoSchemas.now)
        try thread.join()
        #expect(try connection.integer("SELECT count(*) FROM migrations") == 2)
    }
}
