package import Domain

/// When a source is looked at: from time to time, when asked, and later each time that it fails.
package struct SourceMachine: Hashable, Sendable {
    private enum State: Hashable {
        case waiting(until: MonotonicTime)
        /// Whether it is to be looked at again as soon as this look is over.
        case polling(isAgain: Bool)
        /// Whether the other side named the time, which nobody shortens.
        case backingOff(until: MonotonicTime, isOrdered: Bool)
    }

    package enum Action: Hashable, Sendable {
        case poll
        /// That it failed is news: it was well, or failed otherwise.
        case tell(SourceTrouble)
        case tellWell
        /// Whoever asked for a look now does not get it.
        case refuse(wait: Duration)
    }

    package static let backOffMost = Duration.seconds(900)
    private static let backOffFirst = Duration.seconds(5)
    package static let settleAfter = Duration.seconds(1)

    package let interval: Duration
    private var state: State
    package private(set) var failures = 0
    private var told: SourceTrouble?

    /// The first look is due at once.
    package init(interval: Duration, at now: MonotonicTime) {
        self.interval = interval
        state = .waiting(until: now)
    }

    package var isPolling: Bool {
        switch state {
        case .polling: true
        case .waiting, .backingOff: false
        }
    }

    package func next(after now: MonotonicTime) -> Duration? {
        switch state {
        case .waiting(let until), .backingOff(let until, _): max(.zero, now.duration(to: until))
        case .polling: nil
        }
    }

    package mutating func ticked(at now: MonotonicTime) -> [Action] {
        switch state {
        case .waiting(let until), .backingOff(let until, _):
            guard until <= now else { return [] }
            state = .polling(isAgain: false)
            return [.poll]
        case .polling: return []
        }
    }

    /// Somebody wants it looked at now, or something has changed there.
    package mutating func asked(at now: MonotonicTime) -> [Action] {
        switch state {
        case .waiting:
            state = .polling(isAgain: false)
            return [.poll]
        case .polling:
            state = .polling(isAgain: true)
            return []
        case .backingOff(let until, let isOrdered):
            guard !isOrdered || until <= now else { return [.refuse(wait: now.duration(to: until))] }
            state = .polling(isAgain: false)
            return [.poll]
        }
    }

    package mutating func succeeded(isUnsettled: Bool, at now: MonotonicTime) -> [Action] {
        let isAgain = isAskedAgain
        failures = 0
        state = .waiting(until: isAgain ? now : now + (isUnsettled ? min(interval, Self.settleAfter) : interval))
        guard told != nil else { return [] }
        told = nil
        return [.tellWell]
    }

    /// - Parameter chance: from 0 to 999; so many thousandths of a fourth are added to the wait.
    package mutating func failed(_ trouble: SourceTrouble, chance: UInt64, at now: MonotonicTime) -> [Action] {
        failures += 1
        var wait = max(Self.backOffFirst, interval)
        if trouble.isPassing { wait = min(wait, Self.backOffFirst) }
        for _ in 1..<min(failures, 16) where wait < Self.backOffMost { wait = wait * 2 }
        wait = min(wait, Self.backOffMost) * (4_000 + Int(min(chance, 999))) / 4_000
        let isOrdered = trouble.waitAtLeast != nil
        if let least = trouble.waitAtLeast { wait = max(least, .seconds(1)) }
        state = .backingOff(until: now + wait, isOrdered: isOrdered)
        guard told?.text != trouble.text else { return [] }
        told = trouble
        return [.tell(trouble)]
    }

    private var isAskedAgain: Bool {
        switch state {
        case .polling(let isAgain): isAgain
        case .waiting, .backingOff: false
        }
    }
}
