import Domain

/// What `--stream` may say.
enum LogStreams: String, Sendable, CaseIterable {
    case out
    case err
    case both

    var channels: Set<Channel> {
        switch self {
        case .out: [.stdout]
        case .err: [.stderr]
        case .both: Set(Channel.allCases)
        }
    }
}
