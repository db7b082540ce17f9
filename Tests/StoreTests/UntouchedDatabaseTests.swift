import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct UntouchedDatabaseTests {
    private let disk = SystemDisk()
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "UntouchedDatabaseTests") }

    @Test func itIsReadAndNothingIsPutBesideIt() throws {
        let path = home.path("a?b#c%d.db")
        let uuid = try IndexSchema.current.open(path, for: .create, on: disk, at: FilledIndex.now).property(.uuid)
        let before = try disk.list(home.path)
        let found = try UntouchedDatabase(path).property(.uuid)
        #expect(found != nil && found == uuid)
        #expect(try UntouchedDatabase(path).property(.conversations) == nil)
        #expect(try disk.list(home.path).sorted() == before.sorted())
    }

    @Test func whatIsNoDatabaseIsRefused() throws {
        let path = home.path("x.db")
        try disk.createFile(path, with: Array("no database at all".utf8))
        #expect(throws: StoreError.self) { try UntouchedDatabase(path).property(.uuid) }
        #expect(try disk.list(home.path) == ["x.db"])
    }
}
