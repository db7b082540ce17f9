import Control

extension ControlError {
    /// How a command ends by it.
    var exitCode: ExitCode {
        switch self {
        case .nobodyListens, .closed, .goneBeforeAnswer: .daemonNotRunning
        case .timedOut, .silent, .stalled: .timedOut
        case .otherUser, .unsafeFolder, .unsafeWebFolder: .notPermitted
        case .refused, .tooManyPeers, .otherProtocol: .refusedByState
        case .platform, .frameTooLong, .notJSON, .notObject, .field, .queueFull: .failed
        }
    }

    /// The word by which a program tells it apart.
    var code: String {
        switch self {
        case .nobodyListens: "no_daemon"
        case .closed, .goneBeforeAnswer: "daemon_gone"
        case .timedOut, .silent, .stalled: "timed_out"
        case .otherUser, .unsafeFolder, .unsafeWebFolder: "not_private"
        case .refused, .tooManyPeers: "refused"
        case .otherProtocol: "other_version"
        case .platform, .frameTooLong, .notJSON, .notObject, .field, .queueFull: "failed"
        }
    }
}
