import Domain
import JSON
import Platform

/// Responses of the model, told as they come and as a whole.
extension Speaker {
    private static let pieceCharacters = 24

    mutating func say(_ text: String) {
        respond(["type": "text", "text": .string(text)], empty: ["type": "text", "text": ""], text) { piece in
            ["type": "text_delta", "text": .string(piece)]
        }
    }

    mutating func think(_ text: String) {
        let empty: JSONObject = ["type": "thinking", "thinking": "", "signature": ""]
        respond(["type": "thinking", "thinking": .string(text), "signature": "demo"], empty: empty, text) { piece in
            ["type": "thinking_delta", "thinking": .string(piece)]
        }
    }

    /// Answers the id of the call.
    mutating func call(_ tool: String, _ input: JSONObject) -> String {
        let call = id("toolu")
        let whole = JSONWriter.text(.object(input))
        let begun: JSONObject = ["type": "tool_use", "id": .string(call), "name": .string(tool), "input": [:]]
        var block = begun
        block["input"] = .object(input)
        respond(block, empty: begun, whole, stop: "tool_use") { piece in
            ["type": "input_json_delta", "partial_json": .string(piece)]
        }
        return call
    }

    mutating func result(of call: String, _ text: String, isError: Bool = false, denial: String? = nil) {
        var extra = JSONObject()
        if let denial {
            extra.append(
                "tool_result_meta",
                [
                    [
                        "id": .string(call), "non_execution_kind": "permission-rule",
                        "permission_decision": ["decision": "reject", "source": .string(denial)],
                    ]
                ]
            )
        }
        user(
            [
                "type": "tool_result", "tool_use_id": .string(call), "content": .string(text),
                "is_error": .bool(isError),
            ],
            extra
        )
    }

    private mutating func respond(
        _ block: JSONObject,
        empty: JSONObject,
        _ text: String,
        stop: String = "end_turn",
        delta: (String) -> JSONObject
    ) {
        let message = id("msg")
        let taken = tokens(words: text.split(separator: " ").count)
        var whole: JSONObject = [
            "id": .string(message), "type": "message", "role": "assistant", "model": .string(model), "content": [],
            "stop_reason": .null, "stop_sequence": .null, "usage": .object(taken.usage(output: 2)),
        ]
        system("status", ["status": "requesting"])
        event(["type": "message_start", "message": .object(whole)], of: message)
        event(["type": "content_block_start", "index": 0, "content_block": .object(empty)], of: message)
        for piece in Self.pieces(of: text) {
            event(["type": "content_block_delta", "index": 0, "delta": .object(delta(piece))], of: message)
            Life.sleep(pace)
        }
        whole["content"] = [.object(block)]
        line(
            "assistant",
            [
                "message": .object(whole), "parent_tool_use_id": .null, "request_id": .string(id("req")),
                "timestamp": .string(SystemClock().now().wall.iso),
            ]
        )
        event(["type": "content_block_stop", "index": 0], of: message)
        event(
            [
                "type": "message_delta", "delta": ["stop_reason": .string(stop), "stop_sequence": .null],
                "usage": .object(taken.usage(output: taken.output)),
            ],
            of: message
        )
        event(["type": "message_stop"], of: message)
    }

    private static func pieces(of text: String) -> [String] {
        var rest = text[...]
        var pieces: [String] = []
        while !rest.isEmpty {
            // A long text is told in longer pieces, so that its pace stays bearable.
            let piece = rest.prefix(max(pieceCharacters, text.count / 40))
            pieces.append(String(piece))
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }
}
