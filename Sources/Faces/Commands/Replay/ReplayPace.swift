package import Domain
package import Journal

/// When the chunks of a run are due when it is played again. Pure: it knows the time from whoever asks.
///
/// Pauses are those of the monotonic clock of the record, which stood still while the machine slept. They add up from
/// what was due and not from what was shown, so that small delays are made good; a long one, as when somebody stops
/// the program and goes on, moves all that follows.
package struct ReplayPace: Sendable {
    /// What is made good; a longer delay is not.
    package static let delayMax = Duration.milliseconds(250)

    private let speed: ReplaySpeed
    private let gapMax: Duration
    private var lastRecorded: MonotonicTime?
    private var lastDue: MonotonicTime

    package init(speed: ReplaySpeed, gapMax: Duration, from now: MonotonicTime) {
        self.speed = speed
        self.gapMax = gapMax
        lastDue = now
    }

    /// When the next chunk is due.
    package mutating func due(_ record: IndexRecord, at now: MonotonicTime) -> MonotonicTime {
        // The time of such a chunk was not seen: it goes with what stands before it.
        due(recordedAt: record.isApproximate ? nil : record.monotonic, at: now)
    }

    /// The same for what was recorded at this time; without one it goes with what stands before it.
    package mutating func due(recordedAt recorded: MonotonicTime?, at now: MonotonicTime) -> MonotonicTime {
        let due = lastDue.advanced(by: recorded.map { pause(before: $0) } ?? .zero)
        lastDue = max(due, now - Self.delayMax)
        return lastDue
    }

    private mutating func pause(before recorded: MonotonicTime) -> Duration {
        defer { lastRecorded = recorded }
        // After a reboot the clock begins anew.
        guard case .times(let times) = speed, let lastRecorded, lastRecorded < recorded else { return .zero }
        return min(lastRecorded.duration(to: recorded) / times, gapMax)
    }
}
