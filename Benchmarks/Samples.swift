/// Times that were measured again and again.
struct Samples {
    private var times: [Duration] = []

    init(_ times: [Duration] = []) { self.times = times }

    mutating func add(_ time: Duration) { times.append(time) }

    var isEmpty: Bool { times.isEmpty }

    var median: Duration { percentile(50) }

    /// What the work takes where nothing else is in the way, which only ever adds.
    var least: Duration { times.min() ?? .zero }

    func percentile(_ percent: Int) -> Duration {
        let sorted = times.sorted()
        guard !sorted.isEmpty else { return .zero }
        return sorted[min(sorted.count - 1, sorted.count * percent / 100)]
    }
}
