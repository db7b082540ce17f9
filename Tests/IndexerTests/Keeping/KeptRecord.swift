import Domain
import Journal
import Platform
import Store
import TestSupport

/// The two databases of a home, with something in both.
final class KeptRecord {
    static let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    let home: TemporaryHome
    let paths: RecordPaths
    let index: Connection
    let conversations: Connection

    init(for test: String) throws {
        home = try TemporaryHome(for: test)
        let disk = SystemDisk()
        paths = RecordPaths(home: HomePaths(root: FilePath.resolved(home.path)))
        index = try IndexSchema.current.open(paths.index, for: .create, on: disk, at: Self.now)
        conversations = try ConversationsFile(paths.conversations, on: disk).open(beside: index, at: Self.now)
        try write(rows: 0..<200)
    }

    /// The number of a row is in both databases, and as often as it says there.
    func write(rows: Range<Int>) throws {
        try index.write { () throws(StoreError) in
            for row in rows { try index.run("INSERT INTO pane_activity VALUES(?, ?)", "pane \(row)", row) }
        }
    }
}
