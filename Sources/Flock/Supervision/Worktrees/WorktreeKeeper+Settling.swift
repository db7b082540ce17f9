import Domain
import Git
import Platform

/// What a kill has left half done.
extension WorktreeKeeper {
    /// Finishes a worktree that is whole, or undoes what there is of it; answers whether it is whole. While its mark is
    /// there no agent has been started in it. Git writes the index last: what has none holds only what git wrote, and
    /// what has one is kept.
    ///
    /// - Parameter isFinal: whether the mark of what was undone goes too.
    func finishOrUndo(
        _ mark: CreationMark,
        in repository: Worktree,
        isFinal: Bool = true
    ) throws(SupervisionError) -> Bool {
        let worktree = mark.worktree
        let entry = try SupervisionError.fromGit { () throws(GitError) in try repository.entryFolder(of: worktree.path)
        }
        if let entry, try isWhole(worktree, entry, in: repository) {
            try SupervisionError.fromDisk { () throws(PlatformError) in try mark.becomeNote(on: disk) }
            return true
        }
        try undo(mark, entry, in: repository)
        if isFinal { try SupervisionError.fromDisk { () throws(PlatformError) in try mark.remove(on: disk) } }
        return false
    }

    private func isWhole(
        _ worktree: TaskWorktree,
        _ entry: String,
        in repository: Worktree
    ) throws(SupervisionError) -> Bool {
        let (isThere, hasIndex) = try SupervisionError.fromDisk { () throws(PlatformError) in
            (try disk.exists("\(worktree.path)/.git"), try disk.exists("\(entry)/index"))
        }
        guard isThere, hasIndex else { return false }
        let listed = try SupervisionError.fromGit { () throws(GitError) in
            try repository.linked().first { $0.path == worktree.path }
        }
        guard let listed else { return false }
        if listed.lockReason == nil {
            try SupervisionError.fromGit { () throws(GitError) in
                try repository.lockLinked(worktree.path, reason: worktree.lockReason)
            }
        }
        return true
    }

    private func undo(
        _ mark: CreationMark,
        _ entry: String?,
        in repository: Worktree
    ) throws(SupervisionError) {
        let worktree = mark.worktree
        let hasIndex = try SupervisionError.fromDisk { () throws(PlatformError) in
            try entry.map { (entry) throws(PlatformError) in try disk.exists("\(entry)/index") } ?? false
        }
        // An index says that this is somebody's: then nothing is undone here, and the place counts as taken.
        guard !hasIndex, try isGits(worktree.path) else { return }
        Deliberate.ignore(because: "git does not take what is half made for a worktree; what it leaves goes below") {
            () throws(SupervisionError) in try removeEntry(of: worktree.path, in: repository)
        }
        let halfMade = try SupervisionError.fromGit { () throws(GitError) in
            try repository.halfMadeEntries(lockedBy: worktree.lockReason)
        }
        try SupervisionError.fromDisk { () throws(PlatformError) in
            for folder in [worktree.path] + halfMade + (entry.map { [$0] } ?? []) {
                try FolderRemoval.remove(folder, on: disk)
            }
        }
        guard !mark.isBranchThere else { return }
        try SupervisionError.fromGit { () throws(GitError) in
            let name = "refs/heads/\(worktree.branch)"
            let isUsed = try repository.linked().contains { $0.branch == name }
            guard !isUsed, try repository.object(name) == worktree.base else { return }
            try repository.removeRef(name, at: worktree.base)
        }
    }

    /// Git puts its mark into a folder before anything else: what has none and is not empty is somebody's.
    private func isGits(_ path: String) throws(SupervisionError) -> Bool {
        try SupervisionError.fromDisk { () throws(PlatformError) in
            guard let status = try disk.status(of: path) else { return true }
            guard status.kind == .folder else { return false }
            let names = try disk.list(path)
            return names.isEmpty || names.contains(".git")
        }
    }

    /// A worktree that is being removed has another name. Git's entry says how far that came: once it leads to the new
    /// name, all was looked at and the rest is to go; before that it is put back.
    func finishRemoval(of path: String, in repository: Worktree) throws(SupervisionError) {
        let aside = WorktreePlaces.aside(path)
        let (ofAside, ofPath) = try SupervisionError.fromGit { () throws(GitError) in
            (try repository.entryFolder(of: aside), try repository.entryFolder(of: path))
        }
        if ofAside != nil {
            try removeEntry(of: aside, in: repository)
            try forget(path)
        } else if ofPath != nil {
            try SupervisionError.fromDisk { () throws(PlatformError) in
                guard try !disk.exists(path) else { return }
                try disk.rename(aside, to: path)
                try disk.synchronizeFolder(FilePath.folder(of: path))
            }
        }
    }

    /// A worktree of ours that is gone for good.
    func forget(_ path: String) throws(SupervisionError) {
        try SupervisionError.fromDisk { () throws(PlatformError) in
            try CreationMark.removeNote(of: path, on: disk)
        }
    }

    /// A note of what neither git nor the disk has any more was left by a kill.
    func forgetIfGone(_ path: String, in repository: Worktree) throws(SupervisionError) {
        let isThere = try SupervisionError.fromDisk { () throws(PlatformError) in
            if try disk.exists(path) { true } else { try disk.exists(WorktreePlaces.aside(path)) }
        }
        guard !isThere else { return }
        let isListed = try SupervisionError.fromGit { () throws(GitError) in
            try repository.linked().contains { $0.path == path }
        }
        if !isListed { try forget(path) }
    }

    /// Removes folder and entry of what was looked at.
    func removeEntry(of path: String, in repository: Worktree) throws(SupervisionError) {
        try SupervisionError.fromGit { () throws(GitError) in
            let entry = try repository.linked().first { $0.path == path }
            if entry?.lockReason != nil { try repository.unlockLinked(path) }
            try repository.removeLinked(path, isForced: true)
        }
    }
}
