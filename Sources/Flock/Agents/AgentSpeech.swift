package import Domain
import JSON

/// How a run is spoken to: what goes to the standard input of its agent, one JSON object a line, as Claude Code reads
/// it with `--input-format stream-json --permission-prompt-tool stdio`.
package struct AgentSpeech: Hashable, Sendable {
    /// What a pipe has room for, less a little: an agent that does not read just now still takes a line of so many
    /// bytes whole.
    package static let lineBytesMax = 60 << 10

    /// What an agent reads where nobody says why it may not.
    private static let denial = "This was not allowed."

    package let kind: WorkerKind
    /// Whether the run reads its standard input.
    package let isInteractive: Bool

    package init(_ kind: WorkerKind, isInteractive: Bool) {
        self.kind = kind
        self.isInteractive = isInteractive
    }

    /// The line that says it.
    package func bytes(of wish: AgentWish) throws(AgentError) -> [UInt8] {
        guard kind.canBeInteractive, isInteractive else { throw .takesNoInput(kind) }
        let line = JSONWriter.bytes(.object(try object(of: wish))) + [UInt8(ascii: "\n")]
        guard line.count <= Self.lineBytesMax else {
            throw .inputTooLong(wish.word, bytes: line.count, bytesMax: Self.lineBytesMax)
        }
        return line
    }

    private func object(of wish: AgentWish) throws(AgentError) -> JSONObject {
        switch wish {
        case .message(let text):
            guard !text.isEmpty else { throw .nothingSaid(wish.word) }
            return [
                "type": "user", "message": ["role": "user", "content": .string(text)], "parent_tool_use_id": .null,
                "session_id": "",
            ]
        case .permission(let answer, let request): return Self.response(Self.decision(answer), to: request)
        case .answer(let answer, let question):
            return Self.response(try Self.reply(answer, to: question), to: question.request)
        case .interrupt(let request):
            return [
                "type": "control_request", "request_id": .string(request), "request": ["subtype": "interrupt"],
            ]
        }
    }

    private static func decision(_ answer: PermissionAnswer) -> JSONObject {
        switch answer {
        case .allowed: return ["behavior": "allow"]
        case .denied(let message, let endsTurn):
            let reason = message.flatMap { $0.isEmpty ? nil : $0 } ?? denial
            var object: JSONObject = ["behavior": "deny", "message": .string(reason)]
            if endsTurn { object["interrupt"] = true }
            return object
        }
    }

    /// A question is a tool that is allowed with the answers in its input.
    private static func reply(_ answer: QuestionAnswer, to question: AgentQuestion) throws(AgentError) -> JSONObject {
        guard question.isForPerson else { throw .notQuestion(question.tool) }
        var answers = JSONObject()
        for item in question.items {
            switch answer {
            case .text(let text): answers[item.text] = .string(text)
            case .each(let texts): answers[item.text] = texts[item.text].map(JSONValue.string)
            }
        }
        guard !answers.isEmpty else { throw .nothingSaid("the answer to a question") }
        var input = question.input
        input["answers"] = .object(answers)
        return ["behavior": "allow", "updatedInput": .object(input)]
    }

    private static func response(_ response: JSONObject, to request: String) -> JSONObject {
        [
            "type": "control_response",
            "response": ["subtype": "success", "request_id": .string(request), "response": .object(response)],
        ]
    }
}
