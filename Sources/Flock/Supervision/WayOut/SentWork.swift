import Domain
import JSON

/// Work that has gone out.
struct SentWork: Sendable {
    let task: TaskID
    let remote: String
    let branch: String
    /// The oldest first.
    let commits: [String]
    let pullRequest: PullRequest?
    /// Whether it was there before.
    let isKnown: Bool
    let operations: [WorktreeOperation]

    var text: String {
        let count = commits.count == 1 ? "1 commit" : "\(commits.count) commits"
        let pushed = "\(count) pushed to \(remote) as \(branch)"
        guard let pullRequest else { return pushed }
        return "\(pushed); pull request #\(pullRequest.number) \(isKnown ? "was there" : "opened"): \(pullRequest.url)"
    }

    /// The columns of its task that have changed by it.
    var changes: JSONObject {
        JSONObject(present: [
            ("task_id", .string(task.text)), ("pr_number", JSONValue(pullRequest?.number)),
            ("pr_url", JSONValue(pullRequest?.url)), ("commits", .array(commits.map { .string($0) })),
        ])
    }
}
