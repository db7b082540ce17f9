import Control
import Glibc
package import Journal
package import Platform
import Settings

/// The home is ours, and private to us: agents print secrets into it.
package enum HomeCheck {
    /// Makes the home where there is none.
    package static func secure(_ home: HomePaths, on disk: any Disk) throws(RunsError) {
        guard let found = try onSystem({ () throws(PlatformError) in try disk.status(of: home.root) }) else {
            do throws(PlatformError) { return try disk.makeFolders(home.root) } catch {
                throw .homeNotMade(home.root, error)
            }
        }
        guard found.kind == .folder else { throw .homeNotFolder(home.root) }
        guard found.owner == geteuid() else { throw .homeOfAnother(home.root, owner: found.owner) }
        if let newer = NewerHome.lookClosely(at: home, on: disk) { throw .homeNewer(newer) }
        guard !found.isPrivate else { return }
        throw try isHome(home, on: disk) ? .homeOpen(home.root, mode: found.mode) : .notHome(home.root)
    }

    /// Whether a folder is, or could become, a home of ours. Whoever names `/etc` by mistake must not be told to close
    /// it to all others.
    private static func isHome(_ home: HomePaths, on disk: any Disk) throws(RunsError) -> Bool {
        let own = [
            home.runs, home.sessions, home.workers, home.quarantine, home.configuration, home.redactionKey,
            home.socket, home.lock, SettingsPlaces.trustFile(home: home.root),
            WebFolder(ofHome: home.root).path,
        ].map { FilePath.name(of: $0) }
        let names = try onSystem { () throws(PlatformError) in try disk.list(home.root) }
        // Of the names that are ours others use some as well; nobody else has a key of that name.
        return names.contains(FilePath.name(of: home.redactionKey)) || names.allSatisfy(own.contains)
    }
}
