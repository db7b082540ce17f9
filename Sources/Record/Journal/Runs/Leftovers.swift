import Domain
package import Platform

/// Directories that somebody began to prepare and did not end, since the process was killed or the disk was full. There
/// was no run: nothing of an agent is in them.
package enum Leftovers {
    /// Sets aside those whose builder is gone, and returns where they are now.
    package static func setAside(
        in home: HomePaths,
        disk: any Disk,
        clock: any Clock
    ) throws(JournalError) -> [String] {
        let quarantine = Quarantine(home: home, disk: disk, clock: clock)
        var kept: [String] = []
        for path in try found(in: home, disk) where try isAbandoned(path, disk) {
            kept.append(try quarantine.take(path))
        }
        return kept
    }

    /// Makes room for a directory that is to be prepared: what an earlier attempt left there is set aside.
    static func clear(_ path: String, into quarantine: Quarantine, on disk: any Disk) throws(JournalError) {
        guard try onDisk({ () throws(PlatformError) in try disk.exists(path) }) else { return }
        guard try isAbandoned(path, disk) else { throw .locked(path) }
        try quarantine.take(path)
    }

    private static func found(in home: HomePaths, _ disk: any Disk) throws(JournalError) -> [String] {
        var found = try preparing(in: home.sessions, disk)
        for task in try FolderNames.list(home.runs, on: disk) {
            found += try preparing(in: PathRules.join(home.runs, task), disk)
        }
        return found
    }

    private static func preparing(in folder: String, _ disk: any Disk) throws(JournalError) -> [String] {
        try FolderNames.list(folder, on: disk).filter { $0.hasPrefix(".") && $0.hasSuffix(".preparing") }
            .map { PathRules.join(folder, $0) }
    }

    private static func isAbandoned(_ path: String, _ disk: any Disk) throws(JournalError) -> Bool {
        do {
            _ = try DirectoryLock(path, on: disk)
            return true
        } catch {
            if case .locked = error { return false }
            throw error
        }
    }
}
