package import Control
package import Domain
package import Git
package import Journal
package import Platform
package import Runs
package import Settings

/// Why the daemon did not do what was asked, or what it decided.
package enum SupervisionError: Error, Equatable, CustomStringConvertible {
    case platform(PlatformError)
    case journal(JournalError)
    case control(ControlError)
    case git(GitError)
    case runs(RunsError)
    /// Another program works on the worktrees of the repository.
    case repositoryBusy(String, after: Duration)
    case baseMissing(String, repository: String)
    case roomMissing(String, free: ByteCount, needed: ByteCount)
    case noFreeName(task: TaskID, folder: String)
    /// Git said that it made the worktree, and it is not as it was ordered.
    case worktreeNotMade(String, why: String)
    case otherRepository(folder: String, of: String)
    case tooManyFiles(String, max: Int)
    case unreadableName(String)
    /// A person wanted it gone, and somebody else has to go first.
    case worktreeHeld(String, [WorktreeReason])
    /// It could not be put into a ref, so it stays where it is.
    case notRescued(String, why: String)
    case changedMeanwhile(String)
    case notCommitted(String, [WorktreeReason])
    case nothingToAccept(String)
    case noBranchToMerge(String?)
    case badBranch(String)
    case branchTaken(String)
    case plan(TaskPlanError)
    /// An agent that works on a repository is given none.
    case repositoryMissing(agent: String)
    case repositoryRelative(String)
    case card(CardError)
    case wayOut(WayOutError)
    case settings(SettingsError)
    /// The home has a daemon already.
    case running(DaemonMark)
    /// Somebody holds the lock of the home, and does not say who.
    case lockHeld(String)

    package var description: String {
        switch self {
        case .platform(let error): error.description
        case .journal(let error): error.description
        case .control(let error): error.description
        case .git(let error): error.description
        case .runs(let error): error.description
        case .repositoryBusy(let path, let patience):
            "another program works on the worktrees of \(path), and did not end in \(DurationText.write(patience))"
        case .baseMissing(let base, let path): "there is no commit \(base) in \(path)"
        case .roomMissing(let path, let free, let needed): "\(free) are free at \(path), and \(needed) are needed"
        case .noFreeName(let task, let folder): "no name is free for \(task) in \(folder)"
        case .worktreeNotMade(let path, let why): "git did not make the worktree \(path): \(why)"
        case .otherRepository(let path, let repository): "\(path) is no worktree of \(repository)"
        case .tooManyFiles(let path, let max): "\(path) has more than the \(max) files that are looked at"
        case .unreadableName(let path): "\(path) has a name that is not text"
        case .worktreeHeld(let path, let reasons): "\(path) cannot be touched: \(Self.list(reasons))"
        case .notRescued(let path, let why): "what is in \(path) cannot be put into a ref: \(why)"
        case .changedMeanwhile(let path): "\(path) was changed while it was looked at"
        case .notCommitted(let path, let reasons): "not all of \(path) can be taken over: \(Self.list(reasons))"
        case .nothingToAccept(let path): "\(path) has no commit beyond what it began from"
        case .noBranchToMerge(let name): "there is no branch to merge into\(name.map { ": \($0)" } ?? "")"
        case .badBranch(let name): "\"\(name)\" cannot name a branch"
        case .branchTaken(let name): "there is another branch \(name)"
        case .plan(let error): "nobody can go by it: \(error)"
        case .repositoryMissing(let agent): "\(agent) works on a repository, and none is named"
        case .repositoryRelative(let path): "\(path) is no absolute path"
        case .card(let error): error.description
        case .wayOut(let error): error.description
        case .settings(let error): error.description
        case .running(let mark): "the daemon is running already (pid \(mark.process.pid), since \(mark.startedAt.iso))"
        case .lockHeld(let path): "another process holds \(path), and has not said which"
        }
    }

    /// What a person can do about it.
    package var hint: String? {
        switch self {
        case .platform(let error): error.hint
        case .journal(let error): error.hint
        case .control(let error): error.hint
        case .git(let error): error.hint
        case .wayOut(let error): error.hint
        case .runs(let error): error.hint
        case .repositoryBusy: "look for a git or a roost that hangs"
        case .baseMissing: "name a branch, a tag or a commit that is there; a new repository needs a first commit"
        case .roomMissing: "free space on that disk; \"df -h\" shows what is full"
        case .noFreeName: "remove worktrees that are no longer needed: roost worktree list"
        case .worktreeHeld: "stop what works in it, or take off the lock: git worktree unlock"
        case .notRescued: "it stays as it is; take out what is needed by hand"
        case .changedMeanwhile: "stop what writes there, and try again"
        case .notCommitted: "commit it, or let it be committed with the rest"
        case .noBranchToMerge, .badBranch, .branchTaken: "name a branch to keep the work as"
        case .worktreeNotMade, .otherRepository, .tooManyFiles, .unreadableName, .nothingToAccept: nil
        case .plan(let error): error.hint
        case .repositoryMissing: "name it with --repo DIR, or be in one; an agent of the kind shell can do without"
        case .repositoryRelative: "write it with all folders above it, from /"
        case .card(let error): error.hint
        case .settings(let error): error.hint
        case .running: "one daemon a home; see it: roost daemon status   end it: roost daemon stop"
        case .lockHeld(let path): "look who has it open: fuser \(path)"
        }
    }

    private static func list(_ reasons: [WorktreeReason]) -> String {
        reasons.map(\.description).joined(separator: "; ")
    }
}

/// Asks the system; what it refuses becomes an error of this target.
func onSystem<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(SupervisionError) -> Result {
    do { return try body() } catch { throw .platform(error) }
}

/// Reads or writes the record; what goes wrong there becomes an error of this target.
func inJournal<Result: ~Copyable>(_ body: () throws(JournalError) -> Result) throws(SupervisionError) -> Result {
    do { return try body() } catch { throw .journal(error) }
}

/// Does something with runs; what goes wrong becomes an error of this target.
func inRuns<Result: ~Copyable>(_ body: () throws(RunsError) -> Result) throws(SupervisionError) -> Result {
    do { return try body() } catch { throw .runs(error) }
}

/// Speaks with others; what goes wrong becomes an error of this target.
func inControl<Result: ~Copyable>(_ body: () throws(ControlError) -> Result) throws(SupervisionError) -> Result {
    do { return try body() } catch { throw .control(error) }
}
