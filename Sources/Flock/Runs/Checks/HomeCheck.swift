import Glibc
package import Journal
package import Platform

/// The home is ours, and private to us: agents print secrets into it.
package enum HomeCheck {
    /// Makes the home where there is none.
    package static func secure(_ home: HomePaths, on disk: any Disk) throws(RunsError) {
        guard let found = try onSystem({ () throws(PlatformError) in try disk.status(of: home.root) }) else {
            return try onSystem { () throws(PlatformError) in try disk.makeFolders(home.root) }
        }
        guard found.kind == .folder else { throw .notFolder(home.root) }
        guard found.owner == geteuid() else { throw .homeOfAnother(home.root, owner: found.owner) }
        guard found.isPrivate else { throw .homeOpen(home.root, mode: found.mode) }
    }
}
