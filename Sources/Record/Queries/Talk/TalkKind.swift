/// What a part of a conversation is, in a word.
package enum TalkKind: String, Hashable, Sendable {
    /// What the agent was told.
    case prompt
    /// What it said.
    case answer
    case thinking
    case call
    case result
    case note

    init(type: String, role: String) {
        switch type {
        case "text": self = role == "user" ? .prompt : role == "assistant" ? .answer : .note
        case "thinking": self = .thinking
        case "tool_use": self = .call
        case "tool_result": self = .result
        default: self = .note
        }
    }
}
