import Domain
import JSON

extension DirectiveTable {
    static let worktrees = [
        DirectiveRow(
            .pruneWorktrees,
            "Remove the worktrees of tasks that are over, where nothing is lost by it, or say which those are",
            [.word("way", "trial", .choice(["trial"]))]
        ) { (fields: Fields) throws(FieldError) in
            .pruneWorktrees(isTrial: try fields.optional("way", .text) == "trial")
        }
    ]
}
