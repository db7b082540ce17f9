package import Git
package import JSON

/// What a task has changed, for a person who decides what becomes of it. Cost and tests come from the record of its
/// runs.
package struct TaskReview: Hashable, Sendable {
    package let worktree: TaskWorktree
    package let head: Head
    /// The newest commit that both the base and the work come from.
    package let from: ObjectID?
    /// The newest first.
    package let commits: [CommitSummary]
    package let changes: [TreeChange]
    /// Of the same paths, in the same order.
    package let lines: [LineCount]
    /// What is staged or changed and not committed; it is in `changes` too.
    package let uncommitted: [GitPath]
    package let untracked: [GitPath]
    package let operation: GitOperation?

    package var added: Int { lines.reduce(0) { $0 + ($1.added ?? 0) } }
    package var removed: Int { lines.reduce(0) { $0 + ($1.removed ?? 0) } }

    package var json: JSONObject {
        [
            "worktree": .object(worktree.json),
            "branch": JSONValue(head.branch),
            "head": JSONValue(head.commit?.text),
            "from": JSONValue(from?.text),
            "commits": .array(commits.map(Self.json)),
            "files": .array(zip(changes, lines).map(Self.json)),
            "added": .integer(Int64(added)),
            "removed": .integer(Int64(removed)),
            "uncommitted": .array(uncommitted.map { .string($0.description) }),
            "untracked": .array(untracked.map { .string($0.description) }),
            "operation": JSONValue(operation?.rawValue),
        ]
    }

    private static func json(_ commit: CommitSummary) -> JSONValue {
        [
            "commit": .string(commit.object.text), "author": .string(commit.author),
            "seconds": .integer(commit.seconds), "subject": .string(commit.subject),
        ]
    }

    private static func json(_ change: TreeChange, _ lines: LineCount) -> JSONValue {
        [
            "path": .string(change.path.description), "change": .string(change.kind.rawValue),
            "added": JSONValue(lines.added), "removed": JSONValue(lines.removed),
        ]
    }
}
