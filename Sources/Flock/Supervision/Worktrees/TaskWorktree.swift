package import Domain
package import Git
package import JSON

/// A worktree that was made for a task: what the daemon keeps of it, and asks for it by.
package struct TaskWorktree: Hashable, Sendable {
    package let task: TaskID
    /// The run that it was made for, or was last given to.
    package let run: RunID
    /// A folder of the repository's own files, as the user named it.
    package let repository: String
    package let path: String
    /// The branch that it was made with. What it is on now must be looked at.
    package let branch: String
    /// The whole name of the ref that it began from, where that was one.
    package let baseRef: String?
    package let base: ObjectID

    package init(
        task: TaskID,
        run: RunID,
        repository: String,
        path: String,
        branch: String,
        baseRef: String?,
        base: ObjectID
    ) {
        self.task = task
        self.run = run
        self.repository = repository
        self.path = path
        self.branch = branch
        self.baseRef = baseRef
        self.base = base
    }

    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        do throws(IdentifierError) {
            task = try TaskID(try Self.text(fields, "task_id"))
            run = try RunID(try Self.text(fields, "run_id"))
        } catch { throw .wrong("task_id, run_id", expected: "ids") }
        repository = try fields.required("repository", .text)
        path = try fields.required("worktree_path", .text)
        branch = try fields.required("branch_name", .text)
        baseRef = try fields.optional("base_ref", .text)
        guard let base = ObjectID(try fields.required("base", .text)) else {
            throw .wrong("base", expected: "the name of a commit")
        }
        self.base = base
    }

    package var json: JSONObject {
        [
            "task_id": .string(task.text), "run_id": .string(run.text), "repository": .string(repository),
            "worktree_path": .string(path), "branch_name": .string(branch), "base_ref": JSONValue(baseRef),
            "base": .string(base.text),
        ]
    }

    /// The reason of the lock that says whose it is.
    package var lockReason: String { Self.lockReason(run) }

    static func lockReason(_ run: RunID) -> String { lockPrefix + run.text }

    static let lockPrefix = "roost run "

    private static func text(_ fields: Fields, _ key: String) throws(IdentifierError) -> String {
        fields.value(key).stringValue ?? ""
    }
}
