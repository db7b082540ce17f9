import Domain
import Git
import JSON
import Platform

extension WorktreeKeeper {
    /// A git that is alive has long let go of an index by then.
    static let indexLockAgeMin = Duration.seconds(600)

    /// Removes a worktree, and the branch that it was made with, if nothing is lost by it; else says why it stays.
    package func remove(
        _ worktree: TaskWorktree,
        worker: WorkerPresence
    ) throws(SupervisionError) -> WorktreeRemoval {
        // Where the repository is gone nothing can be removed, and the look says so.
        guard let repository = repositoryIfThere(worktree) else { return .preserved(check(worktree, worker: worker)) }
        return try alone(in: repository) { (_) throws(SupervisionError) in
            let finding = check(worktree, worker: worker)
            guard finding.verdict == .removable else { return .preserved(finding) }
            do throws(SupervisionError) {
                try takeAway(finding, in: repository)
            } catch {
                guard case .changedMeanwhile = error else { throw error }
                return .preserved(check(worktree, worker: worker))
            }
            let branch = try removeBranch(of: worktree, in: repository)
            return .removed(finding.operation(.remove, because: "\(finding.verdict.text); \(branch)"))
        }
    }

    /// Removes a worktree and its branch because a person wants that. First all that only it has is put into a ref; if
    /// that cannot be done nothing is removed. What works in it must be stopped before, and a lock of somebody else's
    /// must be taken off by them.
    package func discard(
        _ worktree: TaskWorktree,
        byOrderOf person: String,
        worker: WorkerPresence
    ) throws(SupervisionError) -> DiscardedWorktree {
        let repository = try open(worktree.repository)
        return try alone(in: repository) { (_) throws(SupervisionError) in
            let finding = check(worktree, worker: worker)
            let held = finding.verdict.reasons.filter(\.forbidsDiscarding)
            let (found, isKnown) = (finding.inspection, finding.inspection.folder.value != nil)
            guard held.isEmpty, isKnown, found.entry.value != nil, found.processes.value != nil else {
                throw .worktreeHeld(worktree.path, held.isEmpty ? finding.verdict.reasons : held)
            }
            let rescued = finding.verdict == .removable ? nil : try rescue(finding, in: repository)
            if found.folder == .known(.there) {
                try takeAway(finding, in: repository)
            } else {
                try removeEntry(of: worktree.path, in: repository)
                try forget(worktree.path)
            }
            let branch = try removeBranch(of: worktree, in: repository, rescued: rescued)
            return DiscardedWorktree(
                rescued: rescued,
                operations: operations(finding, rescued, person: person, branch)
            )
        }
    }

    /// Takes away the lock that a killed git has left on the index of a worktree of ours, after all its processes are
    /// gone. Nil, and the lock stays, where it may be a living one's.
    package func clearIndexLock(
        of worktree: TaskWorktree,
        worker: WorkerPresence
    ) throws(SupervisionError) -> WorktreeOperation? {
        let repository = try open(worktree.repository)
        return try alone(in: repository) { (_) throws(SupervisionError) in
            let finding = check(worktree, worker: worker)
            guard worker == .none, finding.inspection.processes == .known([]),
                let age = finding.inspection.indexLockAge.value ?? nil, age >= Self.indexLockAgeMin
            else { return nil }
            let tree = try open(worktree.path, of: repository)
            try SupervisionError.fromGit { () throws(GitError) in try tree.removeIndexLock() }
            let text =
                "\(WorktreeReason.indexLock(age: age)), and no process is left that could have; it was taken away"
            return finding.operation(.check, because: text)
        }
    }

    private func repositoryIfThere(_ worktree: TaskWorktree) -> Worktree? {
        Deliberate.ignore(because: "the look that follows says what is wrong with the repository") {
            () throws(SupervisionError) in try open(worktree.repository)
        }
    }

    /// The folder gets another name first, so that nobody comes in by its path; then it is looked at once more, and
    /// only then git's entry is told, from which moment on the rest will go whoever is killed.
    private func takeAway(_ finding: WorktreeFinding, in repository: Worktree) throws(SupervisionError) {
        let path = finding.inspection.worktree.path
        let aside = WorktreePlaces.aside(path)
        let found = try SupervisionError.fromGit { () throws(GitError) in try repository.entryFolder(of: path) }
        guard let entry = found else { throw .notRescued(path, why: "its repository has no worktree there") }
        try rename(path, to: aside)
        let isSame: Bool
        do throws(SupervisionError) {
            isSame = try isAsFound(finding, at: aside, repository)
        } catch {
            try rename(aside, to: path)
            throw error
        }
        guard isSame else {
            try rename(aside, to: path)
            throw .changedMeanwhile(path)
        }
        try SupervisionError.fromGit { () throws(GitError) in try repository.moveEntry(entry, to: aside) }
        try removeEntry(of: aside, in: repository)
        try forget(path)
    }

    private func rename(_ path: String, to other: String) throws(SupervisionError) {
        try SupervisionError.fromDisk { () throws(PlatformError) in
            try disk.rename(path, to: other)
            try disk.synchronizeFolder(FilePath.folder(of: path))
        }
    }

    private func isAsFound(
        _ finding: WorktreeFinding,
        at aside: String,
        _ repository: Worktree
    ) throws(SupervisionError) -> Bool {
        let pids = try SupervisionError.fromDisk { () throws(PlatformError) in
            try ProcessTable.read().working(in: aside)
        }
        let walk = try TreeWalk(aside, on: disk)
        let status = try SupervisionError.fromGit { () throws(GitError) in
            try Worktree(at: aside, git, on: disk).status()
        }
        return pids.isEmpty && finding.inspection.status == .known(status)
            && finding.inspection.newestChange == .known(walk.newest)
            && finding.inspection.nested.value?.map(\.path) == walk.nested
    }

    /// Removes the branch that a worktree was made with, if another ref has its commits; says what became of it.
    private func removeBranch(
        of worktree: TaskWorktree,
        in repository: Worktree,
        rescued: RescuedWork? = nil
    ) throws(SupervisionError) -> String {
        let name = "refs/heads/\(worktree.branch)"
        return try SupervisionError.fromGit { () throws(GitError) in
            guard let tip = try repository.object(name) else { return "the branch \(worktree.branch) was gone" }
            let isUsed = try repository.linked().contains { $0.branch == name }
            let own: Set<String> = [worktree.branch]
            let isHeld =
                if let rescued {
                    try repository.isAncestor(tip, of: rescued.commit)
                } else {
                    try repository.commits(of: [tip], notIn: worktree.base, norInBranchesBut: own).isEmpty
                }
            guard !isUsed, isHeld else { return "the branch \(worktree.branch) stays" }
            try repository.removeRef(name, at: tip)
            return "the branch \(worktree.branch) at \(tip.short) was removed"
        }
    }

    private func operations(
        _ finding: WorktreeFinding,
        _ rescued: RescuedWork?,
        person: String,
        _ branch: String
    ) -> [WorktreeOperation] {
        var operations: [WorktreeOperation] = []
        if let rescued {
            var rescue = finding.operation(.rescue, because: "put into \(rescued.ref): \(finding.verdict.text)")
            rescue.logic = ["rescued": rescued.json, "found": rescue.logic]
            operations.append(rescue)
        }
        let kept = rescued.map { "what it had is in \($0.ref)" } ?? "other refs have all that it had"
        operations.append(finding.operation(.discard, because: "\(person) wanted it gone; \(kept); \(branch)"))
        return operations
    }
}
