package import Domain

/// Why an agent cannot be called as it was asked for, or cannot be told something.
package enum AgentError: Error, Hashable, Sendable, CustomStringConvertible {
    case promptMissing(WorkerKind)
    /// This kind of worker is told what to do by a command line alone.
    case commandMissing(WorkerKind)
    /// The system takes no argument that is longer, and no agent reads its prompt from elsewhere in the same way.
    case promptTooLong(bytes: Int, bytesMax: Int)
    /// A byte that no argument can hold.
    case promptWithNUL
    case argumentWithNUL
    case cannotResume(WorkerKind)
    /// No id of a conversation.
    case notConversation(String)
    case takesNoTools(WorkerKind)
    case cannotSkipPermissions(WorkerKind)
    /// It works on what it was started with, and reads nothing more.
    case takesNoInput(WorkerKind)
    case inputTooLong(String, bytes: Int, bytesMax: Int)
    case nothingSaid(String)
    /// It asked for a permission to use the tool, and not a person.
    case notQuestion(String)

    package var description: String {
        switch self {
        case .promptMissing(let kind): "\(kind.rawValue) needs a prompt"
        case .commandMissing(let kind): "\(kind.rawValue) needs a command"
        case .promptTooLong(let bytes, let bytesMax):
            "the prompt has \(bytes) bytes, more than the \(bytesMax) that an agent can be given at its start"
        case .promptWithNUL: "the prompt holds a NUL byte, which no program can be given"
        case .argumentWithNUL: "an argument of the agent holds a NUL byte, which no program can be given"
        case .cannotResume(let kind): "\(kind.rawValue) cannot go on with an earlier conversation"
        case .notConversation(let text): "\(String(reflecting: text)) is not the id of a conversation"
        case .takesNoTools(let kind): "\(kind.rawValue) cannot be told which tools it may use"
        case .cannotSkipPermissions(let kind): "\(kind.rawValue) has no way to skip its checks of permissions"
        case .takesNoInput(let kind): "this \(kind.rawValue) takes no input once it is started"
        case .inputTooLong(let what, let bytes, let bytesMax):
            "\(what) takes \(bytes) bytes, more than the \(bytesMax) that an agent is told at once"
        case .nothingSaid(let what): "\(what) says nothing"
        case .notQuestion(let tool): "the agent asked whether it may use \(tool), which is allowed or denied"
        }
    }

    package var hint: String {
        switch self {
        case .promptMissing: "give one with -p TEXT, -p FILE, or -p - to read it from standard input"
        case .commandMissing(let kind): "give it after --, as in: -- \(kind.rawValue) status"
        case .promptTooLong:
            "put the details into a file of the repository, and let the prompt tell the agent to read it"
        case .promptWithNUL: "give the prompt as text"
        case .argumentWithNUL: "give arguments, models and tools as text"
        case .cannotResume: "start it anew, with what it needs to know in its prompt"
        case .notConversation: "take the id from roost talk, or from the agent's own list of conversations"
        case .takesNoTools(let kind): "leave out tools for it, and set them in the configuration of \(kind.rawValue)"
        case .cannotSkipPermissions(let kind):
            "leave out skip_permissions, and set it in the configuration of \(kind.rawValue)"
        case .takesNoInput: "stop it, and start it again with the message in its prompt"
        case .inputTooLong: "put the details into a file of the repository, and tell the agent to read it"
        case .nothingSaid: "give a text"
        case .notQuestion: "answer with yes or no"
        }
    }
}
