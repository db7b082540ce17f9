import Platform

/// Commits: which are held by what, and what was done with them.
extension Worktree {
    private static let log = ["log", "-z", "--no-show-signature", "--no-color", "--no-notes"]

    /// The commits of some tips that are held neither by a branch, but for those that are named, nor by a tag, nor by
    /// what is known of a remote repository, nor by the base.
    package func commits(
        of tips: [ObjectID],
        notIn base: ObjectID?,
        norInBranchesBut branches: Set<String>
    ) throws(GitError) -> [ObjectID] {
        let excluded = branches.sorted().map { "--exclude=\($0)" }
        let held = ["--not"] + excluded + ["--branches", "--remotes", "--tags"] + (base.map { [$0.text] } ?? [])
        return try revisions(held, tips)
    }

    /// The commits of some tips that no `HEAD` and no ref holds, but for our own, the stash, and those refs that go
    /// with their worktree.
    package func commitsHeldByNothing(of tips: [ObjectID]) throws(GitError) -> [ObjectID] {
        let ours = ["roost", "bisect", "worktree", "rewritten"].map { "--exclude=refs/\($0)/*" }
        return try revisions(["--not"] + ours + ["--exclude=refs/stash", "--all"], tips)
    }

    /// The commits of all branches and tags, and of some more, that nothing known of a remote repository holds.
    package func commitsOfNoRemote(and tips: [ObjectID]) throws(GitError) -> [ObjectID] {
        try revisions(["--branches", "--tags", "--not", "--remotes"], tips)
    }

    private func revisions(_ arguments: [String], _ tips: [ObjectID]) throws(GitError) -> [ObjectID] {
        let answer = try run(["rev-list", "--stdin"] + arguments) { call in
            call.input = tips.flatMap { Array("\($0)\n".utf8) }
        }
        return try answer.text.split(separator: "\n").map { (line) throws(GitError) in
            guard let object = ObjectID(line) else { throw .unreadable("rev-list") }
            return object
        }
    }

    /// Those commits that none of the others comes from.
    package func tips(among commits: [ObjectID]) throws(GitError) -> [ObjectID] {
        guard commits.count > 1 else { return commits }
        let answer = try run(["rev-list", "--no-walk=unsorted", "--parents", "--stdin"]) { call in
            call.input = commits.flatMap { Array("\($0)\n".utf8) }
        }
        let parents = Set(
            answer.text.split(separator: "\n").flatMap { $0.split(separator: " ").dropFirst().map(String.init) }
        )
        return commits.filter { !parents.contains($0.text) }
    }

    /// The commits from a base, which is not among them, to a tip; the newest first.
    package func log(from base: ObjectID?, to tip: ObjectID) throws(GitError) -> [CommitSummary] {
        let range = base.map { ["\($0)..\(tip)"] } ?? [tip.text]
        let answer = try run(Self.log + [CommitSummary.form] + range + ["--"])
        guard let commits = CommitSummary.list(parsing: answer.stdout) else { throw .unreadable("log") }
        return commits
    }

    /// The commits that a ref, or `HEAD`, has led to, as far as that is kept.
    package func history(of ref: String) throws(GitError) -> [ObjectID] {
        let answer = try run(Self.log + ["--walk-reflogs", "--format=%H", ref, "--"])
        return try answer.stdout.split(separator: 0).map { (line) throws(GitError) in
            guard let object = ObjectID(String(decoding: line, as: UTF8.self)) else { throw .unreadable("log") }
            return object
        }
    }

    /// The commits that the `HEAD` of this worktree has led to. On a branch without a commit git does not show them,
    /// and the file that it keeps them in does.
    package func historyOfHead() throws(GitError) -> [ObjectID] {
        if try object("HEAD") != nil { return try history(of: "HEAD") }
        let path = "\(gitFolder)/logs/HEAD"
        let bytes = try onDisk { () throws(PlatformError) in
            try disk.exists(path) ? try disk.readAll(path, bytesMax: Self.historyBytesMax) : []
        }
        var commits: [ObjectID] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 2)
            guard words.count == 3, let id = ObjectID(words[1]) else { throw .unreadable("reflog") }
            if let commit = try object("\(id)^{commit}") { commits.append(commit) }
        }
        return commits
    }

    private static let historyBytesMax = 64 << 20

    /// What was put aside in any worktree of the repository.
    package func stashes() throws(GitError) -> [StashEntry] {
        guard try object("refs/stash") != nil else { return [] }
        let answer = try run(Self.log + ["--walk-reflogs", "--format=%H%n%P%n%gs", "refs/stash", "--"])
        guard let entries = StashEntry.list(parsing: answer.stdout) else { throw .unreadable("log") }
        return entries
    }

    package func isAncestor(_ old: ObjectID, of new: ObjectID) throws(GitError) -> Bool {
        let answer = try git.answer(["merge-base", "--is-ancestor", old.text, new.text], in: root)
        switch answer.status {
        case .exited(code: 0): return true
        case .exited(code: 1): return false
        case .exited, .signaled: throw .failed("merge-base", status: answer.status, said: answer.said)
        }
    }

    /// The newest commit that both come from; nil where there is none.
    package func mergeBase(_ one: ObjectID, _ other: ObjectID) throws(GitError) -> ObjectID? {
        let answer = try git.answer(["merge-base", one.text, other.text], in: root)
        switch answer.status {
        case .exited(code: 0): return ObjectID(answer.text.split(separator: "\n").first ?? "")
        case .exited(code: 1): return nil
        case .exited, .signaled: throw .failed("merge-base", status: answer.status, said: answer.said)
        }
    }

    /// The commits that git has noted in files of this worktree, or of one whose folder of git is named: what a merge
    /// or a rebase is about, what it has put aside meanwhile.
    package func notedCommits(in folder: String? = nil) throws(GitError) -> [ObjectID] {
        var noted: [ObjectID] = []
        for name in Self.notes {
            let path = "\(folder ?? gitFolder)/\(name)"
            let text = try onDisk { () throws(PlatformError) in
                try disk.status(of: path)?.kind == .file ? try disk.readAll(path, bytesMax: 1 << 20) : []
            }
            for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
                guard let id = ObjectID(line), let commit = try object("\(id)^{commit}") else { continue }
                noted.append(commit)
            }
        }
        return noted
    }

    private static let notes = [
        "ORIG_HEAD", "MERGE_HEAD", "MERGE_AUTOSTASH", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD",
        "rebase-merge/orig-head", "rebase-merge/autostash", "rebase-merge/onto", "rebase-apply/orig-head",
        "rebase-apply/autostash",
    ]

    /// The commits of the refs that go with this worktree.
    package func ownRefs() throws(GitError) -> [ObjectID] {
        var found: [ObjectID] = []
        for prefix in ["refs/bisect/", "refs/worktree/", "refs/rewritten/"] {
            for object in try refs(below: prefix).values {
                if let commit = try self.object("\(object)^{commit}") { found.append(commit) }
            }
        }
        return found
    }

    /// Whether all that a commit leads to is in the repository.
    package func isWhole(_ commit: ObjectID, knowing known: [ObjectID]) throws(GitError) -> Bool {
        let answer = try git.answer(
            ["rev-list", "--objects", "--quiet", commit.text] + known.map { "^\($0)" },
            in: root
        )
        return answer.isSuccess
    }

    /// Whether its history was cut off when it was made: commits of it lead to others that are nowhere.
    package func isShallow() throws(GitError) -> Bool {
        try run(["rev-parse", "--is-shallow-repository"]).text.hasPrefix("true")
    }

    /// Copies all that some commits lead to into the repository of another worktree.
    package func copyObjects(of commits: [ObjectID], to other: Worktree) throws(GitError) {
        let place = "\(other.commonFolder)/objects/pack/pack"
        try run(["pack-objects", "--revs", "--quiet", place]) { call in
            call.input = commits.flatMap { Array("\($0)\n".utf8) }
        }
    }
}
