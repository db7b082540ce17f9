package import Platform

/// Why a question in SQL has no answer, besides what the store refuses.
package enum SQLFault: Error, Hashable, Sendable {
    /// What SQLite, or whoever stands before it, says of the question.
    case refused(String, hint: String?)
    case tooLong(Duration)
    /// The child ended otherwise than by its own decision: most likely it took more than it may.
    case died(ExitStatus, said: String)
    case notStarted(PlatformError)
    /// What the child wrote is no answer.
    case noAnswer(String)
}

extension SQLFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .refused(let text, _): text
        case .tooLong(let time): "the question took longer than \(time), and was stopped"
        case .died(.exited(let code), let said):
            "the question ended with exit code \(code)" + (said.isEmpty ? "" : ": \(said)")
        case .died(.signaled(let signal, _), _):
            "the question took more memory or time than it may, and was ended by \(signal)"
        case .notStarted(let error): "no question can be asked: \(error)"
        case .noAnswer(let why): "the answer cannot be read: \(why)"
        }
    }

    package var hint: String? {
        switch self {
        case .refused(_, let hint): hint
        case .tooLong, .died(.signaled, _): "ask for less: a span of time, fewer tables at once, sums instead of rows"
        case .notStarted(let error): error.hint
        case .died(.exited, _), .noAnswer: nil
        }
    }
}
