package import Domain

/// Which timers are due, and when the next one is. Pure: it knows what time it is from whoever asks.
package struct TimerQueue: Sendable {
    private struct Entry {
        let id: TimerID
        let deadline: MonotonicTime
        let interval: Duration?

        func next(after now: MonotonicTime, _ interval: Duration) -> Entry {
            let missed = deadline.duration(to: now).nanoseconds / interval.nanoseconds
            let next = deadline.advanced(by: interval * Int(missed + 1))
            return Entry(id: id, deadline: next, interval: interval)
        }
    }

    /// The next one last, so that it is taken off without moving the others.
    private var entries: [Entry] = []
    private var lastNumber: UInt64 = 0

    package init() {}

    package var nextDeadline: MonotonicTime? { entries.last?.deadline }

    /// With an interval it comes back that long after each deadline.
    package mutating func add(at deadline: MonotonicTime, every interval: Duration? = nil) -> TimerID {
        precondition(interval.map { $0 > .zero } ?? true, "a timer that comes back must let time pass in between")
        lastNumber += 1
        let id = TimerID(number: lastNumber)
        insert(Entry(id: id, deadline: deadline, interval: interval))
        return id
    }

    package func contains(_ id: TimerID) -> Bool { entries.contains { $0.id == id } }

    package mutating func cancel(_ id: TimerID) { entries.removeAll { $0.id == id } }

    /// Those whose time has come, the earliest first. One that was missed several times is due once, and keeps its
    /// beat.
    package mutating func takeDue(at now: MonotonicTime) -> [TimerID] {
        var due: [Entry] = []
        while let next = entries.last, next.deadline <= now {
            due.append(next)
            entries.removeLast()
        }
        for entry in due {
            if let interval = entry.interval { insert(entry.next(after: now, interval)) }
        }
        return due.map(\.id)
    }

    private mutating func insert(_ entry: Entry) {
        // Before those of the same time: they were first and stay so.
        let index = entries.firstIndex { $0.deadline <= entry.deadline } ?? entries.endIndex
        entries.insert(entry, at: index)
    }
}
