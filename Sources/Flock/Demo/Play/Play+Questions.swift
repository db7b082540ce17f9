import Domain
import JSON

/// What the agent asks, and waits for.
extension Play {
    private static let questionTool = "AskUserQuestion"
    private static let nobody = "Nobody is there to answer."

    mutating func permit(_ command: String) throws(TurnStop) {
        let input: JSONObject = ["command": .string(command)]
        let call = speaker.call("Bash", input)
        let answer = try asked("Bash", input, call, reason: "This command is not in the list of allowed ones")
        guard answer["behavior"]?.stringValue == "allow" else { return try deny(call, "Bash", input, answer) }
        perform(answer["updatedInput"]?["command"]?.stringValue ?? command, for: call)
    }

    mutating func ask(_ question: String, _ choices: [String]) throws(TurnStop) {
        guard isHeard else { return say("A question that stays open: \(question)") }
        let options = choices.map { choice -> JSONValue in ["label": .string(choice), "description": ""] }
        let item: JSONObject = [
            "question": .string(question), "header": "Question", "multiSelect": false, "options": .array(options),
        ]
        let input: JSONObject = ["questions": [.object(item)]]
        let call = speaker.call(Self.questionTool, input)
        let answer = try asked(Self.questionTool, input, call)
        guard answer["behavior"]?.stringValue == "allow" else {
            return try deny(call, Self.questionTool, input, answer)
        }
        let text = answer["updatedInput"]?["answers"]?[question]?.stringValue ?? ""
        speaker.result(of: call, "Your questions have been answered: \(question) = \(text)")
        say("The answer is: \(text)")
    }

    mutating func hear(for length: Duration) throws(TurnStop) {
        let deadline = Deadline(after: length)
        // It may have come a moment before: then it was waited for already.
        while heardCount == 0, isHeard, !deadline.isOver { try hear(until: deadline) }
        heardCount = 0
    }

    /// Asks as Claude Code does with `--permission-prompt-tool stdio`, and waits for the answer.
    private mutating func asked(
        _ tool: String,
        _ input: JSONObject,
        _ call: String,
        reason: String? = nil
    ) throws(TurnStop) -> JSONObject {
        guard isHeard else { return ["behavior": "deny", "message": .string(Self.nobody)] }
        let request = speaker.id("req")
        var asked: JSONObject = [
            "subtype": "can_use_tool", "tool_name": .string(tool), "input": .object(input),
            "tool_use_id": .string(call), "permission_suggestions": [],
        ]
        if let reason { asked.append("decision_reason", .string(reason)) }
        speaker.line("control_request", ["request_id": .string(request), "request": .object(asked)])
        while true {
            if let answer = answers.removeValue(forKey: request) { return answer }
            guard isHeard else { return ["behavior": "deny", "message": .string(Self.nobody)] }
            try hear(until: .never)
        }
    }

    private mutating func deny(
        _ call: String,
        _ tool: String,
        _ input: JSONObject,
        _ answer: JSONObject
    ) throws(TurnStop) {
        let message = answer["message"]?.stringValue ?? "This was not allowed."
        speaker.deniedCalls.append(
            ["tool_name": .string(tool), "tool_use_id": .string(call), "tool_input": .object(input)]
        )
        speaker.result(of: call, message, isError: true, denial: "user_reject")
        if answer["interrupt"]?.bool == true { throw .interrupted }
    }
}
