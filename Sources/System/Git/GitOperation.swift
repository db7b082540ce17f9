import Domain
import Platform

/// Something that git has begun in a worktree and not ended, since it waits for a person.
package enum GitOperation: String, TermWord, CaseIterable {
    case merge
    case rebase
    case apply = "am"
    case cherryPick = "cherry-pick"
    case revert
    case bisect

    /// What is under way, as the files of git's folder of the worktree tell.
    static func inProgress(in gitFolder: String, on disk: any Disk) throws(PlatformError) -> GitOperation? {
        // A rebase that has stopped leaves the marks of others too, so it is looked for first.
        for (operation, names) in marks {
            for name in names where try disk.exists("\(gitFolder)/\(name)") { return operation }
        }
        return nil
    }

    private static let marks: [(GitOperation, [String])] = [
        (.rebase, ["rebase-merge", "rebase-apply/rebasing"]), (.apply, ["rebase-apply"]), (.merge, ["MERGE_HEAD"]),
        (.cherryPick, ["CHERRY_PICK_HEAD"]), (.revert, ["REVERT_HEAD"]), (.bisect, ["BISECT_LOG"]),
    ]

    /// How a person ends it and goes back.
    package var abort: String {
        switch self {
        case .merge, .rebase, .apply, .cherryPick, .revert: "git \(rawValue) --abort"
        case .bisect: "git bisect reset"
        }
    }
}
