/// Why a run ended as it did.
package enum Reason: String, TermWord, CaseIterable {
    case exit
    case signal
    case exec
    case timeout
    case oom
    case budget
    case limit
    case said
    case stopped
    case drain
    case reboot
    case unknown

    /// The outcomes that it may go with. A run that is only prepared has no reason.
    package var outcomes: [Outcome] {
        switch self {
        case .exit: [.completed, .failed]
        case .signal, .exec, .timeout, .oom, .budget, .limit: [.failed]
        case .said: [.blocked]
        case .stopped, .drain, .reboot: [.interrupted]
        case .unknown: [.lost]
        }
    }
}
