package import JSON

/// What an agent asks and waits for: whether it may use a tool, or a question to a person. It is read from the line in
/// which it asks.
package struct AgentQuestion: Hashable, Sendable {
    /// One of the questions to a person.
    package struct Item: Hashable, Sendable {
        package let text: String
        package let options: [String]
        package let takesSeveral: Bool

        package init(text: String, options: [String], takesSeveral: Bool = false) {
            self.text = text
            self.options = options
            self.takesSeveral = takesSeveral
        }
    }

    private static let questionTool = "AskUserQuestion"

    /// By which the answer names it.
    package let request: String
    package let tool: String
    package let call: String?
    package let input: JSONObject
    /// Why the agent may not do it without asking.
    package let reason: String?
    /// What a person is asked; empty where it is about a permission.
    package let items: [Item]

    /// Nothing for a line that asks for nothing.
    package init?(line: JSONValue) {
        guard line["type"]?.stringValue == "control_request", let asked = line["request"],
            asked["subtype"]?.stringValue == "can_use_tool", let request = line["request_id"]?.stringValue,
            let tool = asked["tool_name"]?.stringValue
        else { return nil }
        self.request = request
        self.tool = tool
        call = asked["tool_use_id"]?.stringValue
        input = asked["input"]?.objectValue ?? JSONObject()
        reason = asked["decision_reason"]?.stringValue
        items = tool == Self.questionTool ? Self.items(of: input) : []
    }

    /// Whether it is for a person to answer, and not only to allow.
    package var isForPerson: Bool { !items.isEmpty }

    /// What it is about, on one line as the agent wrote it: to be made safe before it is shown.
    package var subject: String {
        if isForPerson { return items.map(\.text).joined(separator: " ") }
        let named = ["command", "file_path", "path", "url", "pattern"].lazy.compactMap { input[$0]?.stringValue }.first
        return "\(tool): \(named ?? JSONWriter.text(.object(input)))"
    }

    /// As whoever can answer is shown it.
    package var json: JSONObject {
        [
            "request": .string(request), "tool": .string(tool), "subject": .string(subject),
            "is_for_person": .bool(isForPerson),
            "options": .array(items.flatMap(\.options).map { .string($0) }),
        ]
    }

    private static func items(of input: JSONObject) -> [Item] {
        (input["questions"]?.arrayValue ?? []).compactMap { item in
            guard let text = item["question"]?.stringValue else { return nil }
            return Item(
                text: text,
                options: (item["options"]?.arrayValue ?? []).compactMap { $0["label"]?.stringValue },
                takesSeveral: item["multiSelect"]?.bool ?? false
            )
        }
    }
}
