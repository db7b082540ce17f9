import JSON

/// One event as it goes to pages.
struct LiveEvent: Hashable, Sendable {
    /// By which a page that was away goes on behind it: the daemon's session, and the number of the event there. What
    /// only says how things are has none, for it is told anew.
    struct ID: Hashable, Sendable, CustomStringConvertible {
        let session: String
        let sequence: Int64

        init(session: String, sequence: Int64) {
            self.session = session
            self.sequence = sequence
        }

        init?(_ text: String) {
            guard let dot = text.lastIndex(of: "."), let sequence = Int64(text[text.index(after: dot)...]) else {
                return nil
            }
            session = String(text[..<dot])
            self.sequence = sequence
        }

        var description: String { "\(session).\(sequence)" }
    }

    let id: ID?
    let topic: LiveTopic
    let bytes: [UInt8]

    init(_ name: String, _ data: JSONObject, id: ID? = nil, topic: LiveTopic = .flock) {
        self.init(name, json: JSONWriter.bytes(.object(data)), id: id, topic: topic)
    }

    /// JSON of ours holds no newline, which would end a line of the stream.
    init(_ name: String, json: [UInt8], id: ID? = nil, topic: LiveTopic = .flock) {
        self.id = id
        self.topic = topic
        var bytes: [UInt8] = []
        if let id { bytes += "id: \(id)\n".utf8 }
        bytes += "event: \(name)\ndata: ".utf8
        bytes += json
        bytes += "\n\n".utf8
        self.bytes = bytes
    }

    /// What the daemon tells, by the name that pages know it by.
    static func name(ofTopic topic: String) -> String {
        switch topic {
        case "task_changed": "task"
        case "worker_changed", "verdict": "run"
        case "budget": "cost"
        case "worktree_op": "worktree"
        case "pane_activity": "pane"
        case "system": "daemon"
        default: topic
        }
    }
}
