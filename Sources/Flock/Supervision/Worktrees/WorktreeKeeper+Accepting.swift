import Domain
package import Git
import JSON
import Platform

extension WorktreeKeeper {
    /// Takes over what a task has committed. Either all of it is where it was wanted, or nothing has changed.
    ///
    /// The work is at `HEAD` of the worktree, whatever branch that is on by now. What is not committed is not taken:
    /// then nothing is, and `commitRest` makes a commit of it.
    package func accept(
        _ worktree: TaskWorktree,
        as acceptance: Acceptance,
        byOrderOf person: String,
        worker: WorkerPresence
    ) throws(SupervisionError) -> (AcceptedWork, WorktreeOperation) {
        let repository = try open(worktree.repository)
        return try alone(in: repository) { (_) throws(SupervisionError) in
            let finding = check(worktree, worker: worker)
            let held = finding.verdict.reasons.filter(\.forbidsAccepting)
            guard held.isEmpty else { throw .notCommitted(worktree.path, held) }
            guard let work = finding.inspection.status.value?.head.commit, work != worktree.base else {
                throw .nothingToAccept(worktree.path)
            }
            let accepted =
                switch acceptance {
                case .merge(let branch): try merge(work, of: worktree, into: branch, in: repository)
                case .branch(let name): try keep(work, as: name, in: repository)
                }
            let text = "\(person) wanted the work taken over: \(accepted)"
            return (accepted, finding.operation(.accept, because: text))
        }
    }

    /// Commits all that is not committed, as a person would with `git add --all`, where nobody works in the worktree.
    /// Nil where there is nothing.
    package func commitRest(
        of worktree: TaskWorktree,
        message: String,
        worker: WorkerPresence
    ) throws(SupervisionError) -> ObjectID? {
        let repository = try open(worktree.repository)
        return try alone(in: repository) { (_) throws(SupervisionError) in
            let finding = check(worktree, worker: worker)
            let held = finding.verdict.reasons.filter(\.forbidsCommitting)
            guard held.isEmpty else { throw .worktreeHeld(worktree.path, held) }
            let tree = try open(worktree.path, of: repository)
            return try withScratch { (scratch) throws(SupervisionError) in
                try SupervisionError.fromGit { () throws(GitError) in
                    let (status, files) = try tree.snapshot(in: scratch)
                    guard !status.isClean, let head = status.head.commit else { return nil }
                    let seconds = clock.now().wall.nanoseconds / 1_000_000_000
                    let isByUser = try tree.hasIdentity()
                    let note = Worktree.CommitNote(message: message, seconds: seconds, isByUser: isByUser)
                    let commit = try tree.commitTree(files, parent: head, note)
                    try tree.adopt(commit, from: head)
                    return commit
                }
            }
        }
    }

    private func keep(
        _ work: ObjectID,
        as name: String,
        in repository: Worktree
    ) throws(SupervisionError) -> AcceptedWork {
        guard BranchTemplate.isName(name) else { throw .badBranch(name) }
        let ref = "refs/heads/\(name)"
        let there = try SupervisionError.fromGit { () throws(GitError) in try repository.object(ref) }
        guard there == nil || there == work else { throw .branchTaken(name) }
        if there == nil {
            try SupervisionError.fromGit { () throws(GitError) in try repository.makeRef(ref, at: work) }
        }
        return .kept(branch: name, work)
    }

    private func merge(
        _ work: ObjectID,
        of worktree: TaskWorktree,
        into name: String?,
        in repository: Worktree
    ) throws(SupervisionError) -> AcceptedWork {
        let ref = name.map { "refs/heads/\($0)" } ?? worktree.baseRef
        guard let ref, ref.hasPrefix("refs/heads/"), ref != "refs/heads/\(worktree.branch)" else {
            throw .noBranchToMerge(name ?? worktree.baseRef)
        }
        let branch = String(ref.dropFirst("refs/heads/".count))
        let found = try SupervisionError.fromGit { () throws(GitError) in try repository.object("\(ref)^{commit}") }
        guard let old = found else { throw .noBranchToMerge(branch) }
        let (isThere, isBehind) = try SupervisionError.fromGit { () throws(GitError) in
            (try repository.isAncestor(work, of: old), try repository.isAncestor(old, of: work))
        }
        guard !isThere else { return .alreadyThere(in: branch, work) }
        var new = work
        if !isBehind {
            let merged = try SupervisionError.fromGit { () throws(GitError) in try repository.merge(old, work) }
            switch merged {
            case .conflicts(let paths): return .conflicts(with: branch, paths)
            case .clean(let tree): new = try mergeCommit(tree, old, work, worktree, branch, repository)
            }
        }
        if let hindrance = try bring(ref, from: old, to: new, in: repository) { return hindrance }
        return .merged(into: branch, from: old, to: new, isFastForward: isBehind)
    }

    private func mergeCommit(
        _ tree: ObjectID,
        _ old: ObjectID,
        _ work: ObjectID,
        _ worktree: TaskWorktree,
        _ branch: String,
        _ repository: Worktree
    ) throws(SupervisionError) -> ObjectID {
        let message = "Merge the work of \(worktree.task) into \(branch)\n"
        let seconds = clock.now().wall.nanoseconds / 1_000_000_000
        return try SupervisionError.fromGit { () throws(GitError) in
            let isByUser = try repository.hasIdentity()
            let note = Worktree.CommitNote(message: message, seconds: seconds, isByUser: isByUser)
            return try repository.commitTree(tree, parents: [old, work], note)
        }
    }

    /// Brings a branch forward, and the checkout that has it. Where there is one, git does both in one step, and
    /// refuses before it changes anything.
    private func bring(
        _ ref: String,
        from old: ObjectID,
        to new: ObjectID,
        in repository: Worktree
    ) throws(SupervisionError) -> AcceptedWork? {
        let checkouts = try SupervisionError.fromGit { () throws(GitError) in
            try repository.linked().filter { $0.branch == ref && !$0.isBare }
        }
        guard let checkout = checkouts.first else {
            try SupervisionError.fromGit { () throws(GitError) in try repository.setRef(ref, to: new, from: old) }
            return nil
        }
        guard checkouts.count == 1 else {
            return .inTheWay(checkout: checkout.path, why: "in another worktree too", [])
        }
        let tree: Worktree
        do throws(SupervisionError) {
            tree = try open(checkout.path, of: repository)
        } catch {
            return .inTheWay(checkout: checkout.path, why: "that cannot be looked at: \(error)", [])
        }
        if let hindrance = try hindrance(in: tree, from: old, to: new) { return hindrance }
        try SupervisionError.fromGit { () throws(GitError) in try tree.fastForward(to: new) }
        return nil
    }

    /// What would be overwritten, or would make it hard to tell what came from where.
    private func hindrance(
        in tree: Worktree,
        from old: ObjectID,
        to new: ObjectID
    ) throws(SupervisionError) -> AcceptedWork? {
        let (status, operation, changes) = try SupervisionError.fromGit { () throws(GitError) in
            (try tree.status(), try tree.operation(), try tree.changes(from: old, to: new))
        }
        if let operation {
            return .inTheWay(checkout: tree.root, why: "a \(operation.rawValue) is under way there", [])
        }
        guard status.tracked.isEmpty else {
            return .inTheWay(checkout: tree.root, why: "it has changes of its own", status.tracked.map(\.path))
        }
        guard status.head.commit == old else {
            return .inTheWay(checkout: tree.root, why: "it has moved on meanwhile", [])
        }
        let added = changes.filter { $0.kind == .added }.map(\.path)
        let there = try SupervisionError.fromDisk { () throws(PlatformError) in
            var there: [GitPath] = []
            for path in added where try isTaken(path, in: tree.root) { there.append(path) }
            return there
        }
        return there.isEmpty
            ? nil : .inTheWay(checkout: tree.root, why: "files that git does not track stand in the way", there)
    }

    /// Whether something stands at a path, or a file where it needs a folder.
    private func isTaken(_ path: GitPath, in root: String) throws(PlatformError) -> Bool {
        guard let text = path.text else { return false }
        do {
            guard let status = try disk.status(of: "\(root)/\(text)") else { return false }
            return status.kind != .folder
        } catch {
            // A file that git tracks may stand where a folder is to be: then it goes in the same step.
            guard error.errno == .notFolder else { throw error }
            return false
        }
    }
}
