package import Domain
import Glibc
import Journal
import Platform

/// The move itself.
extension HomeMove {
    /// What has been done.
    package struct Report: Sendable {
        package let way: Way
        package let fileCount: Int
        package let bytes: ByteCount
        /// SHA-256 over all that was copied and read again; none where nothing had to be copied.
        package let digest: String?
        package let worktrees: [MovedWorktree]
    }

    /// - Parameter tell: hears how many bytes were copied so far.
    package func perform(telling tell: @escaping (_ bytes: Int64) -> Void = { _ in }) throws(HomeFault) -> Report {
        let plan = try plan()
        guard plan.way != .finish else { return try finish() }
        let hold = try HomeHold.take(home, on: disk, processes: processes, isTrial: false)
        let report = try perform(plan, tell)
        _ = consume hold
        return report
    }

    private func perform(_ plan: Plan, _ tell: @escaping (Int64) -> Void) throws(HomeFault) -> Report {
        if plan.way == .rename, try isRenamed() { return try report(.rename, nil) }
        let list = try copy(tell)
        return try report(.copy, list)
    }

    private func isRenamed() throws(HomeFault) -> Bool {
        do throws(PlatformError) { try rename(home.root, to: target) } catch {
            // Two mounts of one disk have one device, and no rename leads from the one to the other.
            guard error.errno == Errno(code: EXDEV) else { throw .platform(error) }
            return false
        }
        return true
    }

    /// Puts the copy in its place, and the home out of the way. Answers what was copied.
    private func copy(_ tell: @escaping (Int64) -> Void) throws(HomeFault) -> TreeList {
        let (root, place, made) = (BytePath(home.root), BytePath(target), BytePath(unfinished))
        let list: TreeList
        let isThere = try isCopied()
        if isThere {
            // Somebody may have worked in either since it was looked at.
            list = try onHome { () throws(PlatformError) in try TreeReading.list(root) }
            let found = try onHome { () throws(PlatformError) in try TreeReading.list(place) }
            guard found.difference(from: list) == nil else { throw .targetNotEmpty(target) }
        } else {
            list = try onHome { () throws(PlatformError) in
                try TreeRemoval.remove(made)
                return try TreeCopy.copy(root, to: made, telling: tell)
            }
            let found = try onHome { () throws(PlatformError) in try TreeReading.list(made) }
            if let path = found.difference(from: list) { throw .notTheSame(path) }
        }
        let now = try onHome { () throws(PlatformError) in try TreeReading.marks(root) }
        guard now == list.marks else { throw .changedMeanwhile(home.root) }
        // No daemon begins in the new place either, before the old one is gone.
        let lock = try onHome { () throws(PlatformError) in
            let home = HomePaths(root: isThere ? target : unfinished)
            return try FileLock.acquire(try disk.openFile(home.lock, .write))
        }
        guard lock != nil else { throw .locked(HomePaths(root: target).lock) }
        try onHome { () throws(PlatformError) in
            if !isThere { try rename(unfinished, to: target) }
            try rename(home.root, to: aside)
        }
        _ = consume lock
        return list
    }

    private func isCopied() throws(HomeFault) -> Bool {
        guard try status(target) != nil else { return false }
        return try onHome { () throws(PlatformError) in try !disk.list(target).isEmpty }
    }

    /// From here on the home is in its new place.
    private func report(_ way: Way, _ list: TreeList?) throws(HomeFault) -> Report {
        let moved = HomePaths(root: target)
        let worktrees = MovedWorktrees.settle(in: moved, on: disk)
        if try onHome({ () throws(PlatformError) in try disk.exists(aside) }) {
            do throws(PlatformError) { try TreeRemoval.remove(BytePath(aside)) } catch {
                throw .notRemoved(aside, target: target, error)
            }
        }
        try onHome { () throws(PlatformError) in
            if leavesLink, try !disk.exists(home.root) { try BytePath(home.root).link(to: Array(target.utf8)) }
        }
        let (bytes, names) = try onHome { () throws(PlatformError) in try TreeReading.room(BytePath(target)) }
        return Report(
            way: way,
            fileCount: list?.fileCount ?? Int(names),
            bytes: ByteCount(bytes: list?.byteCount ?? bytes),
            digest: list.map { Hex.encode($0.digest) },
            worktrees: worktrees
        )
    }

    private func finish() throws(HomeFault) -> Report {
        let hold = try HomeHold.take(HomePaths(root: target), on: disk, processes: processes, isTrial: false)
        let report = try report(.finish, nil)
        _ = consume hold
        return report
    }

    private func rename(_ from: String, to: String) throws(PlatformError) {
        try BytePath(from).rename(to: BytePath(to))
        try BytePath(FilePath.folder(of: to)).synchronizeFolder()
        try BytePath(FilePath.folder(of: from)).synchronizeFolder()
    }
}
