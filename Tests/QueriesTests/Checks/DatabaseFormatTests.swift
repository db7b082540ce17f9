import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct DatabaseFormatTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()
    private let now = WallTime(nanoseconds: 1_790_000_000_000_000_000)

    init() throws { scratch = try TemporaryHome(for: "databaseFormat") }

    private var file: String { FilePath.resolved(scratch.path) + "/index.db" }

    private func schema(_ version: Int64, readableFrom: Int64? = nil) -> Schema {
        let migrations = (1...version).map { step in
            Migration(
                version: step,
                name: "step \(step)",
                readableFrom: readableFrom ?? step,
                script: "CREATE TABLE t\(step)(x)"
            )
        }
        return Schema(noun: "a test", applicationID: 7, migrations: migrations)
    }

    private func look(_ known: Schema) -> DatabaseFormat? {
        DatabaseFormat.look(at: file, known, on: disk, at: now)
    }

    @Test func whatWasWrittenIsHeldAgainstWhatIsKnown() throws {
        #expect(look(schema(2)) == nil)
        do { _ = try schema(2).open(file, for: .create, on: disk, at: now) }
        #expect(look(schema(2)) == DatabaseFormat(file: file, found: 2, known: 2, age: .current))
        #expect(look(schema(3)) == DatabaseFormat(file: file, found: 2, known: 3, age: .older))
        #expect(look(schema(1)) == DatabaseFormat(file: file, found: 2, known: 1, age: .newer(isReadable: false)))
    }

    @Test func aNewerOneThatSaysSoCanBeRead() throws {
        do { _ = try schema(2, readableFrom: 1).open(file, for: .create, on: disk, at: now) }
        #expect(look(schema(1))?.age == .newer(isReadable: true))
    }

    @Test func ofAHomeWithoutDatabasesThereIsNone() throws {
        let paths = RecordPaths(home: HomePaths(root: scratch.path))
        #expect(DatabaseFormat.all(paths, on: disk, at: now).isEmpty)
        try disk.createFile(paths.index, with: Array("no database".utf8))
        #expect(DatabaseFormat.all(paths, on: disk, at: now).isEmpty)
    }
}
