package import Domain

/// Why an agent cannot be called as it was asked for.
package enum AgentError: Error, Hashable, Sendable, CustomStringConvertible {
    case promptMissing(WorkerKind)
    /// This kind of worker is told what to do by a command line alone.
    case commandMissing(WorkerKind)
    /// The system takes no argument that is longer, and no agent reads its prompt from elsewhere in the same way.
    case promptTooLong(bytes: Int, bytesMax: Int)
    /// A byte that no argument can hold.
    case promptWithNUL

    package var description: String {
        switch self {
        case .promptMissing(let kind): "\(kind.rawValue) needs a prompt"
        case .commandMissing(let kind): "\(kind.rawValue) needs a command"
        case .promptTooLong(let bytes, let bytesMax):
            "the prompt has \(bytes) bytes, more than the \(bytesMax) that an agent can be given at its start"
        case .promptWithNUL: "the prompt holds a NUL byte, which no program can be given"
        }
    }

    package var hint: String {
        switch self {
        case .promptMissing: "give one with -p TEXT, -p FILE, or -p - to read it from standard input"
        case .commandMissing(let kind): "give it after --, as in: -- \(kind.rawValue) status"
        case .promptTooLong:
            "put the details into a file of the repository, and let the prompt tell the agent to read it"
        case .promptWithNUL: "give the prompt as text"
        }
    }
}
