import Platform
import Store
import TestSupport
import Testing

@Suite struct DatabaseFileTests {
    private let disk = SystemDisk()
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "DatabaseFileTests") }

    @Test func aFailingDiskIsReportedAsSuch() {
        let refusal = #expect(throws: StoreError.self) {
            _ = try DatabaseFile.prepare(home.path("nowhere/a.db"), for: .create, on: disk)
        }
        guard case .disk(let error) = refusal else {
            Issue.record("it was \(String(describing: refusal))")
            return
        }
        #expect(error.errno == .notFound)
    }

    @Test func onlyWhoeverMeansToMakesAFile() throws {
        for purpose in [Connection.Purpose.write, .read] {
            #expect(throws: StoreError.missing(file: home.path("a.db"))) {
                _ = try Connection(home.path("a.db"), for: purpose, on: disk)
            }
        }
        #expect(try disk.list(home.path) == [])
    }

    @Test func aLinkInThePlaceOfTheFileIsNotFollowed() throws {
        _ = try Connection(home.path("a.db"), for: .create, on: disk)
        try disk.link(home.path("b.db"), to: "a.db")
        let refusal = #expect(throws: StoreError.self) {
            _ = try Connection(home.path("b.db"), for: .write, on: disk)
        }
        #expect(refusal?.kind == .cannotOpen)
    }

    @Test func aLinkedFolderIsFollowed() throws {
        try disk.makeFolder(home.path("there"))
        try disk.link(home.path("here"), to: "there")
        let connection = try Connection(home.path("here/a.db"), for: .create, on: disk)
        #expect(connection.file == home.path("there/a.db"))
    }
}
