import Domain
import JSON

/// What an agent prints that lets each secret slip in another place.
struct SecretPlanting {
    private(set) var stdout: [[UInt8]] = []
    private(set) var stderr: [[UInt8]] = []
    private var number = 0

    init(_ plan: SecretPlan) {
        line(["type": "system", "subtype": "init", "cwd": "/repo", "session_id": "c-1", "model": "claude-sonnet-4-5"])
        for secret in plan.secrets {
            plant(secret, at: number % 13)
            number += 1
        }
        line(["type": "result", "subtype": "success", "is_error": false, "result": "Done.", "session_id": "c-1"])
    }

    private mutating func plant(_ secret: String, at place: Int) {
        switch place {
        case 0: said(["type": "text", "text": .string("I found \(secret) there.")])
        case 1: said(["type": "thinking", "thinking": .string("It is \(secret), I think")])
        case 2: call("Bash", ["command": .string("curl -H 'X: \(secret)' host")])
        case 3: result("token=\(secret)\nand more", isError: false)
        case 4: result("error: bad credential \(secret)", isError: true)
        case 5: user("Use \(secret) for it.")
        case 6: call("Read", ["file_path": .string("/tmp/\(secret)/file.txt")])
        case 7: result(#"{"nested":\#(JSONWriter.text(.string(secret)))}"#, isError: false)
        case 8: escaped(secret)
        case 9: stderr.append(Array("warning \(number): \(secret)\n".utf8))
        case 10: split(secret)
        case 11: colored(secret)
        default: stdout.append(Array("a line that is no JSON: \(secret)\n".utf8))
        }
    }

    // MARK: - Lines of the agent

    private mutating func line(_ object: JSONObject) { stdout.append(JSONWriter.bytes(.object(object)) + [0x0a]) }

    private mutating func said(_ block: JSONObject) {
        let message: JSONObject = [
            "id": .string("msg_\(number)"), "model": "claude-sonnet-4-5", "role": "assistant",
            "content": [.object(block)], "usage": ["input_tokens": 5, "output_tokens": 7],
        ]
        line([
            "type": "assistant", "message": .object(message), "request_id": .string("req_\(number)"),
            "session_id": "c-1",
        ])
    }

    private mutating func call(_ tool: String, _ input: JSONObject) {
        said(["type": "tool_use", "id": .string("toolu_\(number)"), "name": .string(tool), "input": .object(input)])
    }

    private mutating func user(_ text: String) {
        line(["type": "user", "message": ["role": "user", "content": .string(text)], "session_id": "c-1"])
    }

    private mutating func result(_ text: String, isError: Bool) {
        let block: JSONObject = [
            "type": "tool_result", "tool_use_id": .string("toolu_\(number - 1)"), "content": .string(text),
            "is_error": .bool(isError),
        ]
        line([
            "type": "user", "message": ["role": "user", "content": [.object(block)]], "session_id": "c-1",
        ])
    }

    /// Every other character of ASCII as `\u` and four digits, as some libraries write.
    private mutating func escaped(_ secret: String) {
        var text = ""
        for (place, unit) in secret.utf16.enumerated() {
            let isPlain = place % 2 == 0 && unit < 0x80 && unit != 0x22 && unit != 0x5c && unit >= 0x20
            text += isPlain ? String(UnicodeScalar(UInt8(unit))) : "\\u" + Hex.encode(unit)
        }
        let head = #"{"type":"user","session_id":"c-1","message":{"role":"user","content":"see "#
        stdout.append(Array("\(head)\(text) here\"}}\n".utf8))
    }

    /// In two writes, with the other channel in between.
    private mutating func split(_ secret: String) {
        let bytes = Array("split \(number): \(secret)\n".utf8)
        let half = bytes.count / 2
        stderr.append(Array(bytes[..<half]))
        stderr.append(Array(bytes[half...]))
    }

    /// With a colour beginning in the middle of it, at a blank where it has one.
    private mutating func colored(_ secret: String) {
        let blank = secret.firstIndex(of: " ")
        let middle = blank.map { secret.index(after: $0) } ?? secret.index(secret.startIndex, offsetBy: 6)
        let text = "coloured \(number): \(secret[..<middle])\u{1B}[1;31m\(secret[middle...])\u{1B}[0m\n"
        stderr.append(Array(text.utf8))
    }
}
