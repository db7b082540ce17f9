package import JSON

/// A task with what is to be done for it and how far that got: what the daemon works on.
package struct TaskEntry: Hashable, Sendable {
    private static let planKey = "plan"
    private static let progressKey = "progress"

    package var task: Task
    package var plan: TaskPlan
    package var progress: TaskProgress

    package init(task: Task, plan: TaskPlan, progress: TaskProgress = TaskProgress()) {
        self.task = task
        self.plan = plan
        self.progress = progress
    }

    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        task = try Task(json: object)
        plan = try TaskPlan(json: try fields.required(Self.planKey, .object))
        progress =
            try fields.optional(Self.progressKey, .object).map { (object) throws(FieldError) in
                try TaskProgress(json: object)
            } ?? TaskProgress()
    }

    package var id: TaskID { task.id }

    /// The step that is under way, or comes next; nothing where the plan has been cut short since.
    package var step: TaskStep? {
        plan.steps.indices.contains(progress.step) ? plan.steps[progress.step] : nil
    }

    /// The columns of the task that are not null, then `plan` and `progress`.
    package var json: JSONObject {
        var object = JSONObject(present: task.json.fields.map { ($0.key, $0.value) })
        object.append(Self.planKey, .object(plan.json))
        object.append(Self.progressKey, .object(progress.json))
        return object
    }

    /// The data of a `task_changed` line: the id, and whatever differs. What has lost its value keeps it there, as
    /// readers of those lines hold it; only `plan` and `progress` are told whole.
    package func changes(since old: TaskEntry?) -> JSONObject {
        guard let old else { return json }
        let before = old.json
        let differing = json.fields.filter { $0.key == "task_id" || before[$0.key] != $0.value }
        return JSONObject(differing.map { ($0.key, $0.value) })
    }

    /// The fields of a task when another line has told of it. What that leaves out stays as it was.
    package static func merge(_ change: JSONObject, into fields: JSONObject) -> JSONObject {
        var merged = fields
        for field in change.fields where !field.value.isNull { merged[field.key] = field.value }
        return merged
    }
}
