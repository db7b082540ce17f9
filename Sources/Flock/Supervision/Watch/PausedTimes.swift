import Domain
import Journal

/// The times for which a run was paused: they are nobody's silence.
struct PausedTimes: Hashable {
    private static let countMax = 32

    private var spans: [Range<MonotonicTime>] = []

    /// As its files tell it: the last one, which may go on.
    mutating func looked(_ pause: RunPause?, at now: MonotonicTime) {
        guard let pause else { return }
        if let last = spans.last, last.lowerBound >= pause.from { spans.removeLast() }
        spans.append(pause.from..<max(pause.from, pause.until ?? now))
        if spans.count > Self.countMax { spans.removeFirst() }
    }

    /// How much of the time since then was not paused.
    func goingOn(since mark: MonotonicTime, to now: MonotonicTime) -> Duration {
        let paused = spans.reduce(Duration.zero) { sum, span in
            sum + max(.zero, max(mark, span.lowerBound).duration(to: min(now, span.upperBound)))
        }
        return max(.zero, mark.duration(to: now) - paused)
    }
}
