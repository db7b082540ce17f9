import Domain
import JSON
import Queries

/// The daemon's answer to `review`: what a task has changed, and how its runs went.
struct ReviewedTask: Sendable {
    struct File: Hashable, Sendable {
        let path: String
        /// A letter as git has it: A, D, M, T.
        let change: String
        /// Nil for what has no lines.
        let added: Int64?
        let removed: Int64?
    }

    struct Commit: Hashable, Sendable {
        let id: String
        let author: String
        let at: WallTime
        let subject: String
    }

    struct Run: Hashable, Sendable {
        let id: String
        /// How it went, in a line.
        let text: String
    }

    /// What there is of a worktree.
    struct Work: Sendable {
        let path: String
        let repository: String
        let base: String
        let baseRef: String?
        let branch: String?
        let files: [File]
        let commits: [Commit]
        let added: Int64
        let removed: Int64
        let uncommitted: [String]
        let untracked: [String]
        let operation: String?
    }

    let id: String
    private(set) var title: String?
    private(set) var status: String?
    private(set) var isHeld: Bool
    private(set) var failureReason: String?
    /// Why it is not being worked on, though it is not over.
    let waits: String?
    /// Nil for a task that has no worktree.
    let work: Work?
    /// Oldest first.
    let runs: [Run]
    let tests: [JSONValue]
    /// As it came.
    let data: JSONObject

    init(_ data: JSONObject) throws(FieldError) {
        let fields = Fields(data)
        self.data = data
        let task = Fields(try fields.required("task", .object))
        id = try task.required("task_id", .text)
        title = try task.optional("title", .text)
        status = try task.optional("status", .text)
        isHeld = try task.optional("is_held", .bool) ?? false
        failureReason = try task.optional("failure_reason", .text)
        waits = try fields.optional("waits", .text)
        work = try fields.optional("review", .object).map { (object) throws(FieldError) in try Work(Fields(object)) }
        var runs: [Run] = []
        for run in try fields.optional("runs", .objects) ?? [] { runs.append(try Run(run)) }
        self.runs = runs
        tests = fields.value("tests").arrayValue ?? []
    }

    /// Of a task that is over for long the daemon knows no more than its worktree and its runs.
    mutating func fill(from recorded: RecordedTask) {
        guard status == nil else { return }
        title = recorded.title
        status = recorded.status
        isHeld = recorded.isHeld
        failureReason = recorded.failureReason
    }
}

extension ReviewedTask.Work {
    fileprivate init(_ fields: Fields) throws(FieldError) {
        let worktree = Fields(try fields.required("worktree", .object))
        path = try worktree.required("worktree_path", .text)
        repository = try worktree.required("repository", .text)
        base = try worktree.required("base", .text)
        baseRef = try worktree.optional("base_ref", .text)
        branch = try fields.optional("branch", .text)
        var files: [ReviewedTask.File] = []
        for file in try fields.required("files", .objects) { files.append(try ReviewedTask.File(file)) }
        self.files = files
        var commits: [ReviewedTask.Commit] = []
        for commit in try fields.required("commits", .objects) { commits.append(try ReviewedTask.Commit(commit)) }
        self.commits = commits
        added = try fields.required("added", .count)
        removed = try fields.required("removed", .count)
        uncommitted = try fields.required("uncommitted", .texts)
        untracked = try fields.required("untracked", .texts)
        operation = try fields.optional("operation", .text)
    }
}

extension ReviewedTask.File {
    fileprivate init(_ fields: Fields) throws(FieldError) {
        path = try fields.required("path", .text)
        change = try fields.required("change", .text)
        added = try fields.optional("added", .count)
        removed = try fields.optional("removed", .count)
    }
}

extension ReviewedTask.Commit {
    fileprivate init(_ fields: Fields) throws(FieldError) {
        id = try fields.required("commit", .text)
        author = try fields.required("author", .text)
        let seconds = try fields.required("seconds", .integer)
        at = WallTime(nanoseconds: seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue)
        subject = try fields.required("subject", .text)
    }
}

extension ReviewedTask.Run {
    fileprivate init(_ fields: Fields) throws(FieldError) {
        id = try fields.required("run_id", .text)
        let words = [try fields.optional("outcome", .text), try fields.optional("status", .text)]
        let word = words.compactMap(\.self).first ?? "unknown"
        let exitCode = try fields.optional("exit_code", .integer)
        let said = [try fields.optional("summary", .text), try fields.optional("reason", .text)]
        let why = said.compactMap(\.self).first { !$0.isEmpty && $0 != word }
        text = word + (exitCode.map { $0 == 0 ? "" : ", exit \($0)" } ?? "") + (why.map { ": \($0)" } ?? "")
    }
}
