import Domain
import Git
import Platform

extension WorktreeKeeper {
    /// Puts all that a worktree has into the next rescue ref of its task, and shows that it is there.
    func rescue(_ finding: WorktreeFinding, in repository: Worktree) throws(SupervisionError) -> RescuedWork {
        let worktree = finding.inspection.worktree
        return try withScratch { (scratch) throws(SupervisionError) in
            let prefix = Self.rescuePrefix(worktree.task)
            let known = try SupervisionError.fromGit { () throws(GitError) in try repository.refs(below: prefix) }
            let number = (known.keys.compactMap { Int($0.dropFirst(prefix.count)) }.max() ?? 0) + 1
            let rescue = Rescue(
                name: "Rescue \(number) of \(worktree.task)",
                seconds: clock.now().wall.nanoseconds / 1_000_000_000,
                scratch: scratch,
                disk: disk
            )
            let (commit, parts) =
                finding.inspection.folder == .known(.there)
                ? try rescueFolder(worktree, finding, rescue, repository)
                : try rescueEntry(worktree, finding, rescue, repository)
            let ref = "\(prefix)\(number)"
            try SupervisionError.fromGit { () throws(GitError) in try repository.makeRef(ref, at: commit) }
            let isWhole = try SupervisionError.fromGit { () throws(GitError) in
                let isThere = try repository.object(ref) == commit
                return isThere ? try repository.isWhole(commit, knowing: [worktree.base]) : false
            }
            guard isWhole else { throw .notRescued(worktree.path, why: "\(ref) does not have all that it leads to") }
            return RescuedWork(ref: ref, commit: commit, parts: parts)
        }
    }

    static func rescuePrefix(_ task: TaskID) -> String { "refs/roost/rescue/\(BranchTemplate.part(of: task))/" }

    private func rescueFolder(
        _ worktree: TaskWorktree,
        _ finding: WorktreeFinding,
        _ rescue: Rescue,
        _ repository: Worktree
    ) throws(SupervisionError) -> (ObjectID, [String]) {
        let tree = try open(worktree.path, of: repository)
        guard let nested = finding.inspection.nested.value else {
            throw .notRescued(worktree.path, why: finding.inspection.nested.whyNot ?? WorktreeInspection.notLooked)
        }
        var others = try tips(of: worktree, tree, finding)
        for inner in nested where !inner.holds.isEmpty {
            others.append(try rescueNested(inner, of: tree, rescue))
        }
        return try rescue.take(tree, hidden: try hiddenPaths(in: tree), others: others)
    }

    private func tips(
        of worktree: TaskWorktree,
        _ tree: Worktree,
        _ finding: WorktreeFinding
    ) throws(SupervisionError) -> [Rescue.Part] {
        try SupervisionError.fromGit { () throws(GitError) in
            let history = try history(worktree, tree)
            let noted = try tree.notedCommits() + tree.ownRefs()
            let loose = try tree.tips(among: tree.commitsHeldByNothing(of: history + noted))
            let branch = try tree.object("refs/heads/\(worktree.branch)")
            let head = try tree.status().head
            let stashes = try tree.stashes().filter { Self.isMade($0, in: worktree, on: head, history) }
            return (branch.map { [Rescue.Part(commit: $0, text: "the branch \(worktree.branch)")] } ?? [])
                + loose.map { Rescue.Part(commit: $0, text: "commits on no branch") }
                + noted.map { Rescue.Part(commit: $0, text: "what git had noted") }
                + stashes.map { Rescue.Part(commit: $0.commit, text: "stash: \($0.message)") }
        }
    }

    /// What a repository within the worktree has goes into that of the worktree, files and commits.
    private func rescueNested(
        _ nested: NestedRepository,
        of tree: Worktree,
        _ rescue: Rescue
    ) throws(SupervisionError) -> Rescue.Part {
        let inner = try open("\(tree.root)/\(nested.path)")
        guard inner.root == "\(tree.root)/\(nested.path)" else { throw .git(.notRepository(inner.root)) }
        let (isShallow, others) = try SupervisionError.fromGit { () throws(GitError) in
            (try inner.isShallow(), try Self.allCommits(of: inner))
        }
        guard !isShallow else {
            throw .notRescued(inner.root, why: "its history was cut off when it was cloned, and another cannot take it")
        }
        let hidden = try hiddenPaths(in: inner)
        let (commit, _) = try rescue.take(inner, hidden: hidden, others: others)
        try SupervisionError.fromGit { () throws(GitError) in try inner.copyObjects(of: [commit], to: tree) }
        return Rescue.Part(commit: commit, text: "the repository \(nested.path)")
    }

    private static func allCommits(of tree: Worktree) throws(GitError) -> [Rescue.Part] {
        var tips: [ObjectID] = []
        for object in try tree.refs(below: "refs/").values {
            if let commit = try tree.object("\(object)^{commit}") { tips.append(commit) }
        }
        if let head = try tree.object("HEAD") { tips.append(head) }
        tips += try tree.historyOfHead()
        tips += try tree.notedCommits()
        tips += try tree.stashes().map(\.commit)
        let unique = Array(Set(tips)).sorted { $0.text < $1.text }
        return try tree.tips(among: unique).map { Rescue.Part(commit: $0, text: "a ref or a commit of it") }
    }

    private func rescueEntry(
        _ worktree: TaskWorktree,
        _ finding: WorktreeFinding,
        _ rescue: Rescue,
        _ repository: Worktree
    ) throws(SupervisionError) -> (ObjectID, [String]) {
        let found = try SupervisionError.fromGit { () throws(GitError) in
            try repository.entryFolder(of: worktree.path)
        }
        guard let entry = found else { throw .notRescued(worktree.path, why: "its repository has no worktree there") }
        let others = try SupervisionError.fromGit { () throws(GitError) in
            let history = try repository.history(of: "worktrees/\(Self.name(of: entry))/HEAD")
            let noted = try repository.notedCommits(in: entry)
            let loose = try repository.tips(among: repository.commitsHeldByNothing(of: history + noted))
            let branch = try repository.object("refs/heads/\(worktree.branch)")
            return (branch.map { [Rescue.Part(commit: $0, text: "the branch \(worktree.branch)")] } ?? [])
                + loose.map { Rescue.Part(commit: $0, text: "commits on no branch") }
                + noted.map { Rescue.Part(commit: $0, text: "what git had noted") }
        }
        return try rescue.takeEntry(entry, finding.inspection.entry.value??.head, in: repository, others: others)
    }

    private static func name(of folder: String) -> String { FilePath.name(of: folder) }
}
