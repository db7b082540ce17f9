import Domain
import JSON
import Journal
import Runs

/// What a task has come to: what is in its worktree, and how its runs went.
struct ReviewedWork: Sendable {
    let review: TaskReview?
    /// Oldest first.
    let runs: [CatalogedRun]

    var text: String {
        guard let review else { return "there is no worktree" }
        let files = review.changes.count == 1 ? "1 file" : "\(review.changes.count) files"
        return "\(files) changed, +\(review.added) -\(review.removed), in \(review.worktree.path)"
    }

    func data(with task: JSONObject) -> JSONObject {
        var data = task
        data["review"] = review.map { .object($0.json) }
        data["runs"] = .array(runs.map { .object(Self.json($0)) })
        return data
    }

    private static func json(_ run: CatalogedRun) -> JSONObject {
        let (state, metadata) = (run.state, run.metadata)
        return JSONObject(present: [
            ("run_id", .string(metadata.run.text)), ("step", .string(metadata.step.text)),
            ("attempt", .integer(metadata.attempt)), ("status", .string(state.status.text)),
            ("outcome", JSONValue(state.outcome?.text)), ("reason", JSONValue(state.reason?.text)),
            ("exit_code", JSONValue(run.exitCode)), ("summary", JSONValue(state.summary)),
            ("started_at", .string(state.startedAt.iso)), ("finished_at", JSONValue(state.finishedAt?.iso)),
        ])
    }
}
