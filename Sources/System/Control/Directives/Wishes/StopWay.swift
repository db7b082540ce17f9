/// What becomes of the agents when the daemon stops.
package enum StopWay: Hashable, Sendable {
    /// They go on under their shims.
    case leave
    /// They are asked to come to an end, and stopped when the time is over.
    case drain(Duration)
    /// They are stopped at once.
    case now

    package static let drainUsual = Duration.seconds(60)
    static let words = ["leave", "drain", "now"]

    init(_ word: String?, drain: Duration?) {
        switch word {
        case "now": self = .now
        case "drain": self = .drain(drain ?? Self.drainUsual)
        default: self = drain.map(StopWay.drain) ?? .leave
        }
    }
}
