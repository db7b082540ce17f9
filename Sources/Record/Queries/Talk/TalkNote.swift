package import Domain

/// What an agent said of itself beside the conversation: a limit, a question, a retry, the end of a turn.
package struct TalkNote: Hashable, Sendable {
    package let at: WallTime?
    package let type: String
    package let level: String
    package let message: String

    func redacted(by redaction: RunRedaction) -> TalkNote {
        TalkNote(at: at, type: type, level: level, message: redaction.redact(message).text)
    }
}
