import Platform

/// The other worktrees of the repository, and the entries that git has for them.
extension Worktree {
    package func linked() throws(GitError) -> [LinkedWorktree] {
        let answer = try run(LinkedWorktree.command).stdout
        guard let list = LinkedWorktree.list(parsing: answer) else { throw .unreadable("worktree") }
        return list
    }

    /// Makes a worktree, locked from the first moment on.
    ///
    /// - Parameters:
    ///   - branch: one that is not there yet, unless `isBranchThere`.
    ///   - skipsLargeFiles: whether git-lfs leaves the pointers to large files as they are.
    package func addLinked(
        _ path: String,
        branch: String,
        isBranchThere: Bool,
        at commit: ObjectID,
        lockReason: String,
        skipsLargeFiles: Bool
    ) throws(GitError) {
        let what = isBranchThere ? [path, branch] : ["--no-track", "-b", branch, path, commit.text]
        try run(["worktree", "add", "--quiet", "--lock", "--reason", lockReason] + what) { call in
            if skipsLargeFiles { call.environment.append("GIT_LFS_SKIP_SMUDGE=1") }
        }
    }

    package func lockLinked(_ path: String, reason: String) throws(GitError) {
        try run(["worktree", "lock", "--reason", reason, path])
    }

    package func unlockLinked(_ path: String) throws(GitError) { try run(["worktree", "unlock", path]) }

    /// Removes a worktree with its entry, or the entry alone where the folder is gone. It must not be locked. Unless
    /// forced, git refuses what is dirty or has submodules.
    package func removeLinked(_ path: String, isForced: Bool) throws(GitError) {
        try run(["worktree", "remove"] + (isForced ? ["--force"] : []) + [path])
    }

    /// Where git keeps what belongs to the worktree at a path, also where its folder is gone; nil where it has no
    /// entry.
    package func entryFolder(of path: String) throws(GitError) -> String? {
        let entries = "\(commonFolder)/worktrees"
        return try onDisk { () throws(PlatformError) in
            guard try disk.exists(entries) else { return nil }
            for name in try disk.list(entries) {
                let folder = "\(entries)/\(name)"
                guard try disk.exists("\(folder)/gitdir") else { continue }
                let text = String(decoding: try disk.readAll("\(folder)/gitdir", bytesMax: 1 << 16), as: UTF8.self)
                let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
                let mark = line.hasPrefix("/") ? line : "\(folder)/\(line)"
                if FilePath.resolvedAhead(FilePath.folder(of: mark)) == path { return folder }
            }
            return nil
        }
    }

    /// Tells the entry of a worktree that its folder was renamed.
    package func moveEntry(_ folder: String, to path: String) throws(GitError) {
        try onDisk { () throws(PlatformError) in
            try disk.replaceFile("\(folder)/gitdir", with: Array("\(path)/.git\n".utf8))
        }
    }

    /// The entries without a worktree that a killed git has left with this reason for their lock.
    package func halfMadeEntries(lockedBy reason: String) throws(GitError) -> [String] {
        let entries = "\(commonFolder)/worktrees"
        return try onDisk { () throws(PlatformError) in
            guard try disk.exists(entries) else { return [] }
            var found: [String] = []
            for name in try disk.list(entries) {
                let folder = "\(entries)/\(name)"
                let hasWorktree = try disk.exists("\(folder)/gitdir")
                guard !hasWorktree, try disk.exists("\(folder)/locked") else { continue }
                let text = String(decoding: try disk.readAll("\(folder)/locked", bytesMax: 1 << 16), as: UTF8.self)
                if text.split(separator: "\n").first.map(String.init) == reason { found.append(folder) }
            }
            return found
        }
    }
}
