import Domain
package import Platform

/// Where the daemon of a home listens: `roost.sock` in the home, or, where the kernel has no room for that path, a
/// socket with a hash in its name in a short folder.
///
/// The short folder follows from the user alone, unless `ROOST_RUNTIME_DIR` names another: `XDG_RUNTIME_DIR` is not the
/// same for a login, a cron job and a service, and all of them have to find one another.
package struct ControlAddress: Hashable, Sendable {
    package let path: String
    /// Whether the path stands for one that is too long.
    package let isShort: Bool

    /// - Parameter home: with its links followed, so that it has one name.
    package init(ofHome home: String, uid: UInt32, environment: Environment) throws(ControlError) {
        let long = home.hasSuffix("/") ? home + "roost.sock" : home + "/roost.sock"
        let asked = environment["ROOST_RUNTIME_DIR"] ?? ""
        let folder = asked.hasPrefix("/") ? asked : "/tmp/roost-\(uid)"
        let address = try onSystem { () throws(PlatformError) in
            try UnixSocketAddress.fitting(long, folder: folder)
        }
        path = address.path
        isShort = path != long
    }

    package var folder: String { FilePath.folder(of: path) }

    /// Where a socket is made before it takes its place: never longer than the path itself.
    var preparing: String {
        "\(folder)/.n\(Hex.encode(SHA256.digest(Array(path.utf8)).prefix(4)))"
    }

    /// Makes the short folder, or sees that it is ours and nobody else's: anyone may make folders beside it.
    func secureFolder(uid: UInt32, on disk: any Disk) throws(ControlError) {
        guard isShort else { return }
        let status = try onSystem { () throws(PlatformError) in
            try disk.makeFolders(folder)
            return try disk.status(of: folder)
        }
        guard let status, status.kind == .folder, status.owner == uid, status.isPrivate else {
            throw .unsafeFolder(folder)
        }
    }
}
