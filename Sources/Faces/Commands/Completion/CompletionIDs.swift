import Domain
import Journal
import Platform

/// The ids of a home, the newest first: what stands on its disk, since a person who presses a key waits for no daemon.
struct CompletionIDs {
    /// A longer list helps nobody.
    static let countMax = 200

    private let home: HomePaths
    private let disk: any Disk

    init(of home: HomePaths, on disk: any Disk) {
        self.home = home
        self.disk = disk
    }

    func ids(of place: Completer.Place, beginningWith prefix: String) throws(JournalError) -> [String] {
        switch place {
        case .runs:
            let runs = try RunLookup.runs(beginningWith: prefix, in: home, on: disk)
            return newest(runs.map { FilePath.name(of: $0.directory) })
        case .tasks: return newest(try RunLookup.tasks(in: home, on: disk).filter { $0.hasPrefix(prefix) }.sorted())
        case .workers:
            return newest(try workers().filter { $0.hasPrefix(prefix) }.sorted())
        case .sessions:
            let sessions = try SessionLookup.sessions(in: home, on: disk).map { FilePath.name(of: $0.directory) }
            return newest(sessions.filter { $0.hasPrefix(prefix) }.sorted())
        case .paths: return []
        }
    }

    private func workers() throws(JournalError) -> [String] {
        do throws(PlatformError) {
            return try disk.exists(home.workers) ? try disk.list(home.workers) : []
        } catch { throw .disk(error) }
    }

    private func newest(_ ids: [String]) -> [String] { Array(ids.suffix(Self.countMax).reversed()) }
}
