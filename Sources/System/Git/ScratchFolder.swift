import Domain
package import Platform

/// A folder beside the worktrees of a home, for what is only needed while one of them is looked at. Its name is that of
/// no task.
package struct ScratchFolder: Sendable {
    private static let prefix = ".scratch-"
    private static let ageMax = Duration.seconds(86_400)

    package let path: String
    private let disk: any Disk

    /// - Parameter trees: the folder of all worktrees of the home.
    package init(in trees: String, on disk: any Disk, clock: any Clock) throws(PlatformError) {
        Self.removeOld(in: trees, on: disk, before: clock.now().wall - Self.ageMax)
        path = "\(trees)/\(Self.prefix)\(String(Randomness.uint64(), radix: 36))"
        self.disk = disk
        try disk.makeFolders(path)
    }

    package func remove() {
        Deliberate.ignore(because: "what is left of it is hidden and nobody's work, and goes a day later") {
            () throws(PlatformError) in try FolderRemoval.remove(path, on: disk)
        }
    }

    /// What a kill left of a day ago is nobody's any more.
    private static func removeOld(in trees: String, on disk: any Disk, before old: WallTime) {
        Deliberate.ignore(because: "it takes room and does no harm; the next call tries again") {
            () throws(PlatformError) in
            for name in try disk.list(trees) where name.hasPrefix(prefix) {
                guard let status = try disk.status(of: "\(trees)/\(name)"), status.modified < old else { continue }
                try FolderRemoval.remove("\(trees)/\(name)", on: disk)
            }
        }
    }
}
