import Domain
import Git
import Platform
import Settings

/// The way of work out of this machine: what is not committed is committed, the branch pushed, a pull request opened.
/// Done again it finds what is there, and makes nothing twice. It takes as long as others take to answer, on a thread
/// of its own.
struct WayOut: Sendable {
    static let remoteUsual = "origin"
    private static let commitsMax = 1_000
    private static let saidLettersMax = 200

    let remote: String
    let pullRequest: PullRequestWay
    let environment: Environment
    let home: String

    func send(
        _ tree: TaskWorktree,
        _ work: OutgoingWork,
        byOrderOf person: String,
        _ keeper: WorktreeKeeper
    ) throws(SupervisionError) -> SentWork {
        let message = "\(work.title)\n\nWhat was not committed when \(tree.task) was finished."
        _ = try keeper.commitRest(of: tree, message: message, worker: .none)
        let repository = try keeper.open(tree.repository)
        let finding = keeper.check(tree, worker: .none)
        let held = finding.verdict.reasons.filter(\.forbidsAccepting)
        guard held.isEmpty else { throw .notCommitted(tree.path, held) }
        guard let head = finding.inspection.status.value?.head.commit, head != tree.base else {
            throw .nothingToAccept(tree.path)
        }
        let commits = try SupervisionError.fromGit { () throws(GitError) in
            try repository.log(from: tree.base, to: head).prefix(Self.commitsMax).reversed().map(\.object.text)
        }
        let url = try push(head, of: tree, from: repository, keeper)
        let (opened, isKnown) = try open(tree, work, url)
        let why = "\(person) sent it out: pushed to \(remote) as \(tree.branch)"
        return SentWork(
            task: tree.task,
            remote: remote,
            branch: tree.branch,
            commits: commits,
            pullRequest: opened,
            isKnown: isKnown,
            operations: [finding.operation(.accept, because: why)]
        )
    }

    private func push(
        _ head: ObjectID,
        of tree: TaskWorktree,
        from repository: Worktree,
        _ keeper: WorktreeKeeper
    ) throws(SupervisionError) -> String {
        let found = try SupervisionError.fromGit { () throws(GitError) in try repository.pushURL(of: remote) }
        guard let url = found else { throw .wayOut(.noRemote(remote, repository: tree.repository)) }
        try keeper.withScratch { (scratch) throws(SupervisionError) in
            do throws(GitError) {
                try repository.push(head, to: url, as: tree.branch, from: scratch, by: environment)
            } catch {
                guard case .failed(_, _, let said) = error else { throw .git(error) }
                let safe = said.split(separator: url, omittingEmptySubsequences: false).joined(separator: remote)
                let short = ShortText.line(of: safe, lettersMax: Self.saidLettersMax)
                throw .wayOut(.notPushed(remote: remote, said: short))
            }
        }
        // As git itself notes what it has pushed: whoever asks finds that the work is elsewhere too.
        try SupervisionError.fromGit { () throws(GitError) in
            try repository.setRef("refs/remotes/\(remote)/\(tree.branch)", to: head)
        }
        return url
    }

    private func open(
        _ tree: TaskWorktree,
        _ work: OutgoingWork,
        _ url: String
    ) throws(SupervisionError) -> (PullRequest?, isKnown: Bool) {
        guard pullRequest != .none else { return (nil, false) }
        do throws(WayOutError) {
            guard let repository = RemoteRepository(url) else { throw .unknownRepository(remote: remote) }
            let program = try PullRequestProgram(in: environment, folder: home)
            if let there = try program.standing(of: tree.branch, in: repository) { return (there, true) }
            let opened = try program.open(
                work.title,
                work.body,
                from: tree.branch,
                into: base(of: tree),
                in: repository,
                isDraft: pullRequest == .draft
            )
            return (opened, false)
        } catch { throw .wayOut(error) }
    }

    /// The branch that it began from, as the other side has it.
    private func base(of tree: TaskWorktree) -> String? {
        guard let ref = tree.baseRef else { return nil }
        for prefix in ["refs/heads/", "refs/remotes/\(remote)/"] where ref.hasPrefix(prefix) {
            return String(ref.dropFirst(prefix.count))
        }
        return nil
    }
}
