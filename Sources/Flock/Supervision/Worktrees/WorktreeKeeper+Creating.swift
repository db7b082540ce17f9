import Domain
import Git
import JSON
import Platform

extension WorktreeKeeper {
    /// Git has one exit code for all that goes wrong, and some of it passes: a lock that another git holds.
    private static let attemptsMax = 5

    /// Makes a worktree, or answers the one that an earlier call has made for this run.
    package func create(_ request: WorktreeRequest) throws(SupervisionError) -> CreatedWorktree {
        let repository = try open(request.repository)
        return try alone(in: repository) { (places) throws(SupervisionError) in
            if let made = try made(for: request, in: repository, places) { return made }
            try checkRoom(request)
            let mark = try plan(request, in: repository, places)
            try make(mark, request, in: repository)
            return CreatedWorktree(
                worktree: mark.worktree,
                isNew: true,
                operation: operation(mark, request, "it was made for \(request.run)")
            )
        }
    }

    private func made(
        for request: WorktreeRequest,
        in repository: Worktree,
        _ places: WorktreePlaces
    ) throws(SupervisionError) -> CreatedWorktree? {
        let reason = TaskWorktree.lockReason(request.run)
        let (linked, base) = try SupervisionError.fromGit { () throws(GitError) in
            (try repository.linked(), try repository.object(Self.commit(request.base)))
        }
        guard let entry = linked.first(where: { $0.lockReason == reason && $0.path.hasPrefix(places.folder + "/") }),
            let head = entry.head, let branch = entry.branch
        else { return nil }
        let isThere = try SupervisionError.fromDisk { () throws(PlatformError) in
            try disk.exists("\(entry.path)/.git")
        }
        guard isThere else { return nil }
        // The base may have moved on since.
        let began = try SupervisionError.fromGit { () throws(GitError) in
            try base.map { (base) throws(GitError) in try repository.mergeBase(base, head) } ?? nil
        }
        let worktree = TaskWorktree(
            task: request.task,
            run: request.run,
            repository: repository.root,
            path: entry.path,
            branch: String(branch.dropFirst("refs/heads/".count)),
            baseRef: try baseRef(request, repository),
            base: began ?? head
        )
        let mark = CreationMark(worktree, isBranchThere: true)
        return CreatedWorktree(
            worktree: worktree,
            isNew: false,
            operation: operation(mark, request, "it was made for \(request.run) before")
        )
    }

    private func checkRoom(_ request: WorktreeRequest) throws(SupervisionError) {
        let room = try SupervisionError.fromDisk { () throws(PlatformError) in try FileSystemRoom.read(at: trees) }
        guard room.free >= request.freeBytesMin else {
            throw .roomMissing(trees, free: room.free, needed: request.freeBytesMin)
        }
    }

    private static func commit(_ base: String?) -> String { "\(base ?? "HEAD")^{commit}" }

    private func baseRef(_ request: WorktreeRequest, _ repository: Worktree) throws(SupervisionError) -> String? {
        try SupervisionError.fromGit { () throws(GitError) in try repository.wholeName(of: request.base ?? "HEAD") }
    }

    private func plan(
        _ request: WorktreeRequest,
        in repository: Worktree,
        _ places: WorktreePlaces
    ) throws(SupervisionError) -> CreationMark {
        let (found, branches, linked) = try SupervisionError.fromGit { () throws(GitError) in
            (
                try repository.object(Self.commit(request.base)), try repository.refs(below: "refs/heads/"),
                try repository.linked()
            )
        }
        guard let base = found else { throw .baseMissing(request.base ?? "HEAD", repository: repository.root) }
        let path = try places.free(for: request.task) { (path) throws(SupervisionError) in
            let isThere = try SupervisionError.fromDisk { () throws(PlatformError) in
                let names = [path, WorktreePlaces.mark(of: path), WorktreePlaces.aside(path)]
                for name in names where try disk.exists(name) { return true }
                return false
            }
            return isThere || linked.contains { $0.path == path }
        }
        // A branch of that name that begins where this one would, and that nobody is on, was left by a kill.
        let first = request.template.name(for: request.task, attempt: request.attempt, beside: [])
        let isLeft = first.map { branches["refs/heads/\($0)"] == base } ?? false
        let isUsed = linked.contains { $0.branch == first.map { "refs/heads/\($0)" } }
        let taken = Set(branches.keys.map { String($0.dropFirst("refs/heads/".count)) })
        let isBranchThere = isLeft && !isUsed
        let branch =
            isBranchThere ? first : request.template.name(for: request.task, attempt: request.attempt, beside: taken)
        guard let branch else { throw .noFreeName(task: request.task, folder: "refs/heads") }
        let worktree = TaskWorktree(
            task: request.task,
            run: request.run,
            repository: repository.root,
            path: path,
            branch: branch,
            baseRef: try baseRef(request, repository),
            base: base
        )
        return CreationMark(worktree, isBranchThere: isBranchThere)
    }

    private func make(
        _ mark: CreationMark,
        _ request: WorktreeRequest,
        in repository: Worktree
    ) throws(SupervisionError) {
        try SupervisionError.fromDisk { () throws(PlatformError) in try mark.write(on: disk) }
        var attempt = 1
        while true {
            do throws(SupervisionError) {
                try SupervisionError.fromGit { () throws(GitError) in
                    try repository.addLinked(
                        mark.worktree.path,
                        branch: mark.worktree.branch,
                        isBranchThere: mark.isBranchThere,
                        at: mark.worktree.base,
                        lockReason: mark.worktree.lockReason,
                        skipsLargeFiles: request.skipsLargeFiles
                    )
                }
                guard try finishOrUndo(mark, in: repository, isFinal: false) else {
                    throw .worktreeNotMade(mark.worktree.path, why: "it is not listed as it was ordered")
                }
                return
            } catch {
                if try finishOrUndo(mark, in: repository, isFinal: false) { return }
                guard case .git(.failed) = error, attempt < Self.attemptsMax else {
                    try SupervisionError.fromDisk { () throws(PlatformError) in try mark.remove(on: disk) }
                    throw error
                }
                var pause = ReadySet()
                try SupervisionError.fromDisk { () throws(PlatformError) in
                    try pause.wait(upTo: Jitter.pause(attempt: attempt))
                }
                attempt += 1
            }
        }
    }

    private func operation(
        _ mark: CreationMark,
        _ request: WorktreeRequest,
        _ reason: String
    ) -> WorktreeOperation {
        var operation = WorktreeOperation(.create, of: mark.worktree, because: reason)
        operation.hadChanges = false
        operation.wasClean = true
        operation.isWorkerRunning = false
        operation.logic = [
            "worktree": .object(mark.worktree.json), "attempt": .integer(Int64(request.attempt)),
            "branch_template": .string(request.template.text), "branch_was_there": .bool(mark.isBranchThere),
            "lock_reason": .string(mark.worktree.lockReason), "large_files_skipped": .bool(request.skipsLargeFiles),
            "submodules": "left empty",
        ]
        return operation
    }
}
