package import Domain

/// How long a call is waited for: until its time is over, then until it has ended as it was asked to, and after its end
/// until its channels are read.
package struct CallPatience {
    private enum State: Hashable {
        case running(until: MonotonicTime?)
        case stopping(until: MonotonicTime)
        case killed
        case draining(until: MonotonicTime)
        case over
    }

    package enum Action: Hashable, Sendable {
        case signal(Signal)
        /// Whatever is open still is not read any more.
        case finish
    }

    /// Between the request to end and the kill.
    package static let grace = Duration.seconds(2)

    private var state: State
    private let drain: Duration
    private let grace: Duration
    package private(set) var isTimedOut = false

    package init(timeout: Duration?, drain: Duration, grace: Duration = Self.grace, from start: MonotonicTime) {
        self.grace = grace
        state = .running(until: timeout.map { start + $0 })
        self.drain = drain
    }

    /// When something is to be done next, if nothing else happens.
    package var deadline: MonotonicTime? {
        switch state {
        case .running(let until): until
        case .stopping(let until), .draining(let until): until
        case .killed, .over: nil
        }
    }

    package mutating func timePassed(to now: MonotonicTime) -> Action? {
        guard let deadline, deadline <= now else { return nil }
        switch state {
        case .running:
            isTimedOut = true
            state = .stopping(until: now + grace)
            return .signal(.terminate)
        case .stopping:
            state = .killed
            return .signal(.kill)
        case .draining:
            state = .over
            return .finish
        case .killed, .over: return nil
        }
    }

    package mutating func childEnded(at now: MonotonicTime) {
        switch state {
        case .running, .stopping, .killed: state = .draining(until: now + drain)
        case .draining, .over: break
        }
    }
}
