import Domain
import Journal
import Platform
import Store
import TestSupport

/// The two databases of a home, open for a test to fill them.
final class FilledRecord {
    static let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    let paths: RecordPaths
    let index: Connection
    let conversations: Connection

    init(in home: TemporaryHome) throws {
        let disk = SystemDisk()
        paths = RecordPaths(home: HomePaths(root: home.path))
        index = try IndexSchema.current.open(paths.index, for: .create, on: disk, at: Self.now)
        conversations = try ConversationsFile(paths.conversations, on: disk).open(beside: index, at: Self.now)
    }
}
