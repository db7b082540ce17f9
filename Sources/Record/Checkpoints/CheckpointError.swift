package import Git
package import Journal
package import Platform

/// Why a checkpoint was not taken, found or restored.
package enum CheckpointError: Error, Equatable, Sendable, CustomStringConvertible {
    /// How many paths an error lists.
    private static let listedMax = 5

    case git(GitError)
    case disk(PlatformError)
    case journal(JournalError)
    /// Another process takes or restores a checkpoint of this run.
    case busy(String)
    case none(run: String)
    case noSuch(seq: Int64, run: String)
    /// The files go on changing under our hands.
    case restless(attempts: Int, GitError)

    // Why a restore was refused. Nothing was changed.

    case operation(GitOperation, worktree: String)
    /// `HEAD` is not at the commit that the checkpoint was made on.
    case otherBase(ObjectID?, worktree: String, head: ObjectID?)
    /// Changes that are neither of the commit nor of the checkpoint, so they are somebody's work.
    case dirty([GitPath], worktree: String)
    /// What git does not know stands where a file of the checkpoint belongs.
    case inTheWay([String])
    /// The repository of that worktree does not have the commit.
    case commitMissing(ObjectID, worktree: String)

    package var description: String {
        switch self {
        case .git(let error): error.description
        case .disk(let error): error.description
        case .journal(let error): error.description
        case .busy(let folder): "another process works on \(folder)"
        case .none(let run): "\(run) has no checkpoints"
        case .noSuch(let seq, let run): "\(run) has no checkpoint \(seq)"
        case .restless(let attempts, let error): "the files changed while they were read, \(attempts) times: \(error)"
        case .operation(let operation, let worktree): "a \(operation.rawValue) is under way in \(worktree)"
        case .otherBase(let base, let worktree, let head):
            "\(worktree) is at \(Self.name(head)), and the checkpoint was made on \(Self.name(base))"
        case .dirty(let paths, let worktree):
            "\(worktree) has changes of its own: \(Self.list(paths.map(\.description)))"
        case .inTheWay(let paths): "files that git does not know are in the way: \(Self.list(paths))"
        case .commitMissing(let commit, let worktree): "the repository of \(worktree) does not have commit \(commit)"
        }
    }

    package var hint: String? {
        switch self {
        case .git(let error): error.hint
        case .disk(let error): error.hint
        case .journal(let error): error.hint
        case .busy: "wait until it has ended"
        case .none, .noSuch: "roost run checkpoint list RUN shows what there is"
        case .restless: "try again when less goes on there"
        case .operation(let operation, _): "end it, or go back: \(operation.abort)"
        case .otherBase(let base, let worktree, _):
            base.map { "git -C \(worktree) switch --detach \($0.text), or restore with --to another worktree at it" }
                ?? "it was made before the first commit; restore with --to a new repository"
        case .dirty(_, let worktree): "commit them, or put them aside: git -C \(worktree) stash --include-untracked"
        case .inTheWay: "move them away"
        case .commitMissing: "name a worktree of the repository that the run worked in"
        }
    }

    /// Whether the state of things, and not a failure, is why nothing was restored.
    package var isRefusal: Bool {
        switch self {
        case .busy, .operation, .otherBase, .dirty, .inTheWay, .commitMissing: true
        case .git, .disk, .journal, .none, .noSuch, .restless: false
        }
    }

    private static func name(_ commit: ObjectID?) -> String { commit.map { "commit \($0.short)" } ?? "no commit yet" }

    private static func list(_ paths: [String]) -> String {
        let more = paths.count - listedMax
        return paths.prefix(listedMax).joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
    }
}

func onDisk<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(CheckpointError) -> Result {
    do { return try body() } catch { throw .disk(error) }
}

func inGit<Result: ~Copyable>(_ body: () throws(GitError) -> Result) throws(CheckpointError) -> Result {
    do { return try body() } catch { throw .git(error) }
}
