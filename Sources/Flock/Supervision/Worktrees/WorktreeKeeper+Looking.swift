import Domain
import Git
import JSON
import Platform

extension WorktreeKeeper {
    /// Looks at a worktree and changes nothing. What keeps it from looking is what it finds.
    package func check(_ worktree: TaskWorktree, worker: WorkerPresence) -> WorktreeFinding {
        var found = WorktreeInspection(of: worktree, at: clock.now().wall, worker: worker)
        let path = worktree.path
        found.processes = Looked { () throws(SupervisionError) in
            try SupervisionError.fromDisk { () throws(PlatformError) in try ProcessTable.read().working(in: path) }
        }
        let repository: Worktree
        do throws(SupervisionError) {
            repository = try open(worktree.repository)
        } catch {
            // Without the repository nothing else can be found; whether the folder is there is of use to a person.
            found.folder = Looked { () throws(SupervisionError) in try folder(path, nil, []) }
            found.entry = .undetermined(error.description)
            return WorktreeFinding(found)
        }
        let linked = Looked { () throws(SupervisionError) in
            try SupervisionError.fromGit { () throws(GitError) in try repository.linked() }
        }
        switch linked {
        case .known(let list):
            found.entry = .known(list.first { $0.path == path })
            found.folder = Looked { () throws(SupervisionError) in try folder(path, worktree.lockReason, list) }
        case .undetermined(let why):
            found.entry = .undetermined(why)
            found.folder = Looked { () throws(SupervisionError) in try folder(path, nil, []) }
        }
        if found.folder == .known(.there) { lookInside(&found, of: repository) }
        return WorktreeFinding(found)
    }

    private func folder(
        _ path: String,
        _ reason: String?,
        _ linked: [LinkedWorktree]
    ) throws(SupervisionError) -> WorktreeInspection.Folder {
        let status = try SupervisionError.fromDisk { () throws(PlatformError) in try disk.status(of: path) }
        if let status { return status.kind == .folder ? .there : .notFolder }
        let other = linked.first { $0.path != path && reason != nil && $0.lockReason == reason }
        return other.map { .moved(to: $0.path) } ?? .missing
    }

    private func lookInside(_ found: inout WorktreeInspection, of repository: Worktree) {
        let path = found.worktree.path
        let walk = Looked { () throws(SupervisionError) in try TreeWalk(path, on: disk) }
        switch walk {
        case .known(let walk):
            found.newestChange = .known(walk.newest)
            found.nested = Looked { () throws(SupervisionError) in
                try walk.nested.map { nested($0, in: path) } + emptied(walk.nested, in: path)
            }
        case .undetermined(let why):
            found.newestChange = .undetermined(why)
            found.nested = .undetermined(why)
        }
        do throws(SupervisionError) {
            try lookInGit(&found, open(path, of: repository))
        } catch {
            let why = error.description
            found.status = .undetermined(why)
            found.operation = .undetermined(why)
            found.hidden = .undetermined(why)
            found.ignoredCount = .undetermined(why)
            found.indexLockAge = .undetermined(why)
            found.unpushed = .undetermined(why)
            found.loose = .undetermined(why)
            found.stashed = .undetermined(why)
        }
    }

    private func lookInGit(_ found: inout WorktreeInspection, _ tree: Worktree) throws(SupervisionError) {
        let worktree = found.worktree
        found.status = Self.look { () throws(GitError) in try tree.status() }
        found.operation = Self.look { () throws(GitError) in try tree.operation() }
        found.ignoredCount = Self.look { () throws(GitError) in try tree.ignored().count }
        found.indexLockAge = Self.look { () throws(GitError) in
            try tree.indexLock().map { clock.now().wall - $0.modified }
        }
        found.hidden = Looked { () throws(SupervisionError) in try hidden(in: tree) }
        let head = found.status.value?.head
        guard let head else {
            let why = found.status.whyNot ?? WorktreeInspection.notLooked
            found.unpushed = .undetermined(why)
            found.loose = .undetermined(why)
            found.stashed = .undetermined(why)
            return
        }
        found.unpushed = Self.look { () throws(GitError) in try unpushed(worktree, tree, head) }
        let history = Self.look { () throws(GitError) in try self.history(worktree, tree) }
        switch history {
        case .known(let history):
            found.loose = Self.look { () throws(GitError) in
                try tree.commitsHeldByNothing(of: history + tree.notedCommits() + tree.ownRefs())
            }
            found.stashed = Self.look { () throws(GitError) in
                try tree.stashes().filter { Self.isMade($0, in: worktree, on: head, history) }
            }
        case .undetermined(let why):
            found.loose = .undetermined(why)
            found.stashed = .undetermined(why)
        }
    }

    private static func look<Value>(_ body: () throws(GitError) -> Value) -> Looked<Value> {
        Looked { () throws(SupervisionError) in try SupervisionError.fromGit(body) }
    }

    /// The branch that it was made with, and the one that it is on, do not count as holding its commits. What it began
    /// from does, and any other branch.
    private func unpushed(_ worktree: TaskWorktree, _ tree: Worktree, _ head: Head) throws(GitError) -> [ObjectID] {
        var own: Set<String> = [worktree.branch]
        if let branch = head.branch, "refs/heads/\(branch)" != worktree.baseRef { own.insert(branch) }
        let tips = [head.commit, try tree.object("refs/heads/\(worktree.branch)")].compactMap { $0 }
        return tips.isEmpty ? [] : try tree.commits(of: tips, notIn: worktree.base, norInBranchesBut: own)
    }

    /// What its `HEAD` and its branch have led to.
    func history(_ worktree: TaskWorktree, _ tree: Worktree) throws(GitError) -> [ObjectID] {
        var commits = try tree.historyOfHead()
        let branch = "refs/heads/\(worktree.branch)"
        if try tree.object(branch) != nil { commits += try tree.history(of: branch) }
        return commits
    }

    /// The stack of stashes is one for all worktrees: an entry is of this one if it names its branch, or was made on a
    /// commit that only this one has been at.
    static func isMade(
        _ stash: StashEntry,
        in worktree: TaskWorktree,
        on head: Head,
        _ history: [ObjectID]
    ) -> Bool {
        if let branch = stash.branch, branch == worktree.branch || branch == head.branch { return true }
        guard let parent = stash.parents.first else { return false }
        let isHere = history.contains(parent) || parent == head.commit
        return isHere && (stash.branch == nil || parent != worktree.base)
    }

    /// The paths that differ although git was told not to look at them.
    private func hidden(in tree: Worktree) throws(SupervisionError) -> [GitPath] {
        let paths = try hiddenPaths(in: tree)
        guard !paths.isEmpty else { return [] }
        return try withScratch { (scratch) throws(SupervisionError) in
            let index = "\(scratch)/index"
            let status = try SupervisionError.fromGit { () throws(GitError) in
                try tree.copyIndex(to: index)
                try tree.reveal(paths, in: index)
                return try tree.status(index: index)
            }
            let hidden = Set(paths)
            return status.tracked.filter { $0.isChanged && hidden.contains($0.path) }.map(\.path)
        }
    }

    /// The paths that git was told not to look at, and that are there.
    func hiddenPaths(in tree: Worktree) throws(SupervisionError) -> [GitPath] {
        let entries = try SupervisionError.fromGit { () throws(GitError) in try tree.entries().filter(\.isHidden) }
        return try SupervisionError.fromDisk { () throws(PlatformError) in
            var paths: [GitPath] = []
            for entry in entries {
                // A name that is not text is taken for one that is there.
                guard let text = entry.path.text else {
                    paths.append(entry.path)
                    continue
                }
                if try isThere("\(tree.root)/\(text)") { paths.append(entry.path) }
            }
            return paths
        }
    }

    private func isThere(_ path: String) throws(PlatformError) -> Bool {
        do { return try disk.exists(path) } catch {
            guard error.errno == .notFolder else { throw error }
            return false
        }
    }

    /// What only a repository within the worktree has.
    private func nested(_ path: String, in root: String) -> NestedRepository {
        let place = "\(root)/\(path)"
        do throws(SupervisionError) {
            let tree = try open(place)
            guard tree.root == place else { throw .git(.notRepository(place)) }
            var holds = try SupervisionError.fromGit { () throws(GitError) in try Self.holdings(of: tree) }
            if try !hidden(in: tree).isEmpty { holds.append("changes that git was told to hide") }
            return NestedRepository(path: path, holds: holds)
        } catch {
            return NestedRepository(path: path, holds: ["what could not be determined: \(error)"])
        }
    }

    /// Submodules whose files were taken out and whose git folders are still there, and go with the worktree's.
    private func emptied(_ nested: [String], in root: String) throws(SupervisionError) -> [NestedRepository] {
        let tree = try open(root)
        let modules = try SupervisionError.fromGit { () throws(GitError) in try tree.modules() }
        guard !modules.isEmpty else { return [] }
        var used: Set<String> = []
        for path in nested {
            let inner = Deliberate.ignore(because: "what cannot be opened was said to be so, and uses none") {
                () throws(SupervisionError) in try open("\(root)/\(path)").gitFolder
            }
            if let inner { used.insert(inner) }
        }
        return modules.filter { !used.contains($0) }.map { module in
            NestedRepository(
                path: FilePath.name(of: module),
                holds: ["a history and no files: git submodule update --init brings them back"]
            )
        }
    }

    private static func holdings(of tree: Worktree) throws(GitError) -> [String] {
        let status = try tree.status()
        var holds: [String] = []
        if !status.tracked.isEmpty { holds.append("changes that are not committed") }
        if !status.untracked.isEmpty { holds.append("files that are not known to git") }
        if let operation = try tree.operation() { holds.append("a \(operation.rawValue) under way") }
        let history = try tree.historyOfHead()
        let tips = (status.head.commit.map { [$0] } ?? []) + history + (try tree.notedCommits())
        let commits = try tree.commitsOfNoRemote(and: tips)
        if !commits.isEmpty { holds.append("commits that no other repository is known to have (\(commits.count))") }
        if try !tree.stashes().isEmpty { holds.append("stashes") }
        return holds
    }
}
