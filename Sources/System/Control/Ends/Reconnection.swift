package import Domain

/// When to try again to reach the daemon: at once, then less and less often. Pure: it knows the time from whoever asks.
///
/// A connection alone sets nothing back; only a daemon that has answered the hello does. Else one that accepts and
/// closes would be called on every second for ever.
package struct Reconnection: Hashable, Sendable {
    package static let pauseMin = Duration.seconds(1)
    package static let pauseMax = Duration.seconds(30)
    /// After a no.
    package static let refusalPause = Duration.seconds(30)

    private enum State: Hashable, Sendable {
        case apart(due: MonotonicTime)
        case greeting
        case open
    }

    private let pauseMax: Duration
    private var state: State
    private var pause = Self.pauseMin

    package init(at now: MonotonicTime, pauseMax: Duration = pauseMax) {
        self.pauseMax = pauseMax
        state = .apart(due: now)
    }

    /// When to try; nil while there is a connection.
    package var due: MonotonicTime? {
        switch state {
        case .apart(let due): due
        case .greeting, .open: nil
        }
    }

    /// Whether the daemon has answered the hello with yes.
    package var isOpen: Bool { state == .open }

    package mutating func connected() { state = .greeting }

    package mutating func greeted() {
        state = .open
        pause = Self.pauseMin
    }

    /// There was no connection, or it is gone.
    package mutating func parted(at now: MonotonicTime) {
        state = .apart(due: now.advanced(by: pause))
        pause = min(pause * 2, pauseMax)
    }

    /// The daemon said no, and will most likely say it again.
    package mutating func refused(at now: MonotonicTime) {
        state = .apart(due: now.advanced(by: Self.refusalPause))
        pause = pauseMax
    }
}
