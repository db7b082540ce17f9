import Domain
import JSON

/// What of a hook's words is of use: names and states, and nothing of what the agent or its person says at length.
struct HookWords {
    private static let texts = [
        "session_id", "transcript_path", "cwd", "permission_mode", "source", "reason", "trigger", "tool_name",
        "tool_use_id", "notification_type", "message", "agent_id", "agent_type",
    ]
    private static let others = ["stop_hook_active", "duration_ms", "is_interrupt"]
    private static let textBytesMax = 512

    /// As the agent names it.
    let event: String?
    let data: JSONObject

    /// What is no JSON says nothing.
    init(_ bytes: [UInt8]) {
        let value = Deliberate.ignore(because: "that something happens is told by the event") { () throws(JSONError) in
            try JSONReader.read(bytes)
        }
        guard let object = value?.objectValue else {
            event = nil
            data = [:]
            return
        }
        event = object["hook_event_name"]?.stringValue
        var data = JSONObject()
        for key in Self.texts {
            guard let text = object[key]?.stringValue else { continue }
            data.append(key, .string(ShortText.cut(text, bytesMax: Self.textBytesMax)))
        }
        for key in Self.others {
            guard let value = object[key] else { continue }
            if value.bool != nil || value.integerValue != nil { data.append(key, value) }
        }
        self.data = data
    }
}
