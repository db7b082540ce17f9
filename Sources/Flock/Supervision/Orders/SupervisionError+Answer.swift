package import Control
import Git
import Runs

extension SupervisionError {
    /// What whoever asked for it is told.
    package var answer: DirectiveAnswer { .refused(code, description, hint: hint) }

    private var code: DirectiveCode {
        switch self {
        case .plan, .repositoryMissing, .repositoryRelative, .card, .baseMissing, .badBranch, .branchTaken,
            .noBranchToMerge, .git(.notRepository), .git(.noFolder), .git(.noWorktree), .runs(.agentUnknown),
            .runs(.folderMissing), .runs(.notFolder):
            .badRequest
        case .repositoryBusy: .busy
        case .worktreeHeld, .changedMeanwhile, .notCommitted, .nothingToAccept: .refused
        case .platform, .journal, .control, .git, .runs, .roomMissing, .noFreeName, .worktreeNotMade, .otherRepository,
            .tooManyFiles, .unreadableName, .notRescued, .settings, .running, .lockHeld, .wayOut:
            .failed
        }
    }
}
