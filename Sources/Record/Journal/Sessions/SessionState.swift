package import Domain
package import JSON

/// `state.json` of a session.
package struct SessionState: Document {
    package static let fileName = "state.json"

    package var status: Term<SessionStatus>
    package var updatedAt: WallTime
    package var endedAt: WallTime?
    package var exitReason: Term<SessionEnd>?
    package var lastEventSeq: Int64
    /// Fields of a newer version, kept for it.
    package var others = JSONObject()

    package init(startedAt: WallTime) {
        status = .known(.active)
        updatedAt = startedAt
        lastEventSeq = 0
    }

    package init(_ fields: Fields) throws(FieldError) {
        status = try fields.required("status", .term())
        updatedAt = try fields.required("updated_at", .time)
        endedAt = try fields.optional("ended_at", .time)
        exitReason = try fields.optional("exit_reason", .term())
        lastEventSeq = try fields.optional("last_event_seq", .count) ?? 0
        others = fields.others(than: ["status", "updated_at", "ended_at", "exit_reason", "last_event_seq"])
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("status", status)
        list.add("updated_at", updatedAt)
        list.add("ended_at", endedAt)
        list.add("exit_reason", exitReason)
        list.add("last_event_seq", lastEventSeq)
        list.add(others: others)
        return list.object
    }
}
