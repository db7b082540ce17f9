/// What a person says to the questions of an agent.
package enum QuestionAnswer: Hashable, Sendable {
    /// The same to each.
    case text(String)
    /// By the text of the question.
    case each([String: String])
}
