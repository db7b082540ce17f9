package import Domain

/// Which of the agent's two streams are shown.
package enum StreamChoice: String, CaseIterable, Sendable {
    case out
    case err
    case both

    package func contains(_ channel: Channel) -> Bool {
        switch self {
        case .out: channel == .stdout
        case .err: channel == .stderr
        case .both: true
        }
    }
}
