/// Gathers how long the calls of one tool took.
struct ToolTimes {
    private var calls = 0
    private var failures = 0
    private var unanswered = 0
    private var milliseconds: [Double] = []

    /// A call and its result that bear the same time are of a source that tells none, such as a stream that was
    /// imported: how long it took is not known, which is not no time at all.
    mutating func add(_ taken: Double?, isFailure: Bool) {
        calls += 1
        if isFailure { failures += 1 }
        guard let taken else {
            unanswered += 1
            return
        }
        if taken > 0 { milliseconds.append(taken) }
    }

    func speed(of tool: String) -> ToolSpeed {
        ToolSpeed(
            tool: tool,
            calls: calls,
            failures: failures,
            unanswered: unanswered,
            duration: Spread(milliseconds)
        )
    }
}
