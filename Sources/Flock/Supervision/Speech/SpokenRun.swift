package import Agents
package import Domain

/// A run whose agent can be spoken to, as what it prints tells of it. Pure: it hears lines.
package struct SpokenRun: Hashable {
    package let speech: AgentSpeech
    /// What it asks and waits for, oldest first.
    package private(set) var questions: [AgentQuestion] = []
    /// It has done what it was told, and would wait for more.
    package private(set) var isTurnOver = false
    /// Nothing reaches it any more.
    package var isInputClosed = false
    /// Until when it was told to wait.
    package private(set) var rateLimitedUntil: WallTime?

    init(_ speech: AgentSpeech) { self.speech = speech }

    /// Whether its input is to end: nobody has more to say to it.
    var isToBeClosed: Bool { isTurnOver && questions.isEmpty && !isInputClosed }

    mutating func hear(_ sign: AgentSign) {
        switch sign {
        case .asks(let question):
            isTurnOver = false
            questions.append(question)
        case .withdraws(let request): questions.removeAll { $0.request == request }
        case .turnEnded:
            // Whoever has ended waits for no answer.
            questions = []
            isTurnOver = true
        case .rateLimited(let until): rateLimitedUntil = max(until, rateLimitedUntil ?? until)
        }
    }

    mutating func answered(_ request: String) { questions.removeAll { $0.request == request } }

    /// Another message begins another turn, or is read in this one.
    mutating func told() { isTurnOver = false }
}
