import Domain

/// How much of a core a tree of processes takes, over the last seconds.
struct LoadWindow: Hashable {
    /// What is shorter says little.
    private static let leastSpan = Duration.seconds(3)
    private static let span = Duration.seconds(10)

    private struct Sample: Hashable {
        let at: MonotonicTime
        let cpuNanoseconds: UInt64
    }

    private var samples: [Sample] = []

    mutating func note(_ cpuNanoseconds: UInt64, at now: MonotonicTime) {
        // A tree that has lost a process has lost what that took.
        if let last = samples.last, cpuNanoseconds < last.cpuNanoseconds { samples = [] }
        samples.append(Sample(at: now, cpuNanoseconds: cpuNanoseconds))
        while samples.count > 2, samples[1].at.duration(to: now) >= Self.span { samples.removeFirst() }
    }

    var percent: Int? {
        guard let first = samples.first, let last = samples.last else { return nil }
        let span = first.at.duration(to: last.at)
        guard span >= Self.leastSpan else { return nil }
        let share = Double(last.cpuNanoseconds - first.cpuNanoseconds) / Double(span.nanoseconds)
        return Int((share * 100).rounded())
    }
}
