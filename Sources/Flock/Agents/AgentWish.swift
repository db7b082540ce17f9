/// What somebody wants of an agent that works.
package enum AgentWish: Hashable, Sendable {
    /// Something to mind: it is read at the next break of the turn that goes on, or begins another.
    case message(String)
    /// Whether it may do what it asked for.
    case permission(PermissionAnswer, request: String)
    /// What it asked a person. Each answer stands beside its question; a text alone answers all of them.
    case answer(QuestionAnswer, to: AgentQuestion)
    /// To leave what it does at once, and wait for a message.
    case interrupt(request: String)

    /// As an error names it.
    package var word: String {
        switch self {
        case .message: "a message"
        case .permission: "the answer to a permission"
        case .answer: "the answer to a question"
        case .interrupt: "an interrupt"
        }
    }
}
