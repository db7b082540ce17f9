import Domain
import JSON

/// Lines of an agent of which facts are told at once: each secret stands in another place of one.
struct SecretFacts {
    private(set) var lines: [UInt8] = []
    /// What comes on the channel of text, where lines with this prefix are markers.
    private(set) var markers: [UInt8] = []
    static let prefix = "NOTE:"

    init(_ secrets: [String]) {
        for (number, secret) in secrets.enumerated() { tell(secret, number) }
    }

    private mutating func tell(_ secret: String, _ number: Int) {
        let text = JSONValue.string("with \(secret) in it")
        let plain = JSONValue.string(secret)
        switch number % 11 {
        case 0: call(name: secret, id: "toolu-\(number)")
        case 1: call(name: "Bash", id: secret)
        case 2: markers += Array("\(Self.prefix) \(secret) was found\n".utf8)
        case 3: line(["type": "rate_limit_event", "rate_limit_info": ["status": plain, "rateLimitType": text]])
        case 4: line(["type": "result", "subtype": plain, "result": text, "errors": [plain, text], "is_error": true])
        case 5:
            let request: JSONObject = [
                "subtype": "can_use_tool", "tool_name": plain, "tool_use_id": text, "decision_reason": text,
            ]
            line(["type": "control_request", "request_id": plain, "request": .object(request)])
        case 6: line(["type": "system", "subtype": "api_retry", "attempt": 1, "error": text])
        case 7:
            line([
                "type": "system", "subtype": "task_notification", "task_id": plain, "status": text, "summary": text,
                "subagent_type": plain,
            ])
        case 8: line(["type": "system", "subtype": "compact_boundary", "compact_metadata": ["trigger": plain]])
        case 9: line(["type": "system", "subtype": "permission_denied", "tool_name": text, "message": plain])
        default: said([:], id: "msg-\(number)", model: secret)
        }
    }

    private mutating func call(name: String, id: String) {
        said(["type": "tool_use", "id": .string(id), "name": .string(name), "input": [:]], id: id, model: "m")
    }

    private mutating func said(_ block: JSONObject, id: String, model: String) {
        let message: JSONObject = [
            "id": .string(id), "model": .string(model), "role": "assistant", "content": [.object(block)],
            "usage": ["input_tokens": 5, "output_tokens": 7],
        ]
        line(["type": "assistant", "message": .object(message), "request_id": .string(id)])
    }

    private mutating func line(_ object: JSONObject) { lines += JSONWriter.bytes(.object(object)) + [0x0a] }
}
