package import JSON

extension Task {
    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        id = try fields.required("task_id", .id)
        session = try fields.required("session_id", .id)
        detectedAt = try fields.required("detected_at", .time)
        source = try fields.required("source", .text)
        issueNumber = try fields.optional("issue_number", .integer)
        issueURL = try fields.optional("issue_url", .text)
        title = try fields.optional("title", .text)
        description = try fields.optional("description", .text)
        priority = try fields.optional("priority", .integer)
        labels = try fields.optional("labels", .texts) ?? []
        assignedAt = try fields.optional("assigned_at", .time)
        startedAt = try fields.optional("started_at", .time)
        completedAt = try fields.optional("completed_at", .time)
        failedAt = try fields.optional("failed_at", .time)
        status = try fields.required("status", .term())
        failureReason = try fields.optional("failure_reason", .text)
        pullRequestNumber = try fields.optional("pr_number", .integer)
        pullRequestURL = try fields.optional("pr_url", .text)
        commits = try fields.optional("commits", .texts) ?? []
        isHeld = try fields.optional("is_held", .bool) ?? false
    }

    /// The columns of the seed, all of them, and `is_held`; what is absent is null.
    package var json: JSONObject {
        [
            "task_id": .string(id.text),
            "session_id": .string(session.text),
            "detected_at": .string(detectedAt.iso),
            "source": .string(source),
            "issue_number": JSONValue(issueNumber),
            "issue_url": JSONValue(issueURL),
            "title": JSONValue(title),
            "description": JSONValue(description),
            "priority": JSONValue(priority),
            "labels": .array(labels.map(JSONValue.string)),
            "assigned_at": JSONValue(assignedAt?.iso),
            "started_at": JSONValue(startedAt?.iso),
            "completed_at": JSONValue(completedAt?.iso),
            "failed_at": JSONValue(failedAt?.iso),
            "status": .string(status.text),
            "failure_reason": JSONValue(failureReason),
            "pr_number": JSONValue(pullRequestNumber),
            "pr_url": JSONValue(pullRequestURL),
            "commits": .array(commits.map(JSONValue.string)),
            "is_held": .bool(isHeld),
        ]
    }
}
