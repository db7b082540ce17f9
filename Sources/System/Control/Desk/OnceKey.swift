import Domain
import JSON

/// By what a request that is made again is known: the word of whoever asks, within what they may have done. An agent's
/// word is never a person's.
struct OnceKey: Hashable, Sendable {
    let word: String
    let role: ControlRole
    let run: RunID?

    /// Nil where the request has none.
    init?(_ request: DirectiveRequest, of asker: Asker) throws(DirectiveFault) {
        guard let value = request.data[DirectiveRequest.onceKey], !value.isNull else { return nil }
        let most = ControlLimits.onceKeyBytesMax
        guard let word = value.stringValue, !word.isEmpty, word.utf8.count <= most else {
            throw DirectiveFault(.badRequest, "the key of the request is not a text of 1 to \(most) bytes")
        }
        self.word = word
        role = asker.role
        if case .insideRun(let run) = asker.origin { self.run = run } else { run = nil }
    }
}
