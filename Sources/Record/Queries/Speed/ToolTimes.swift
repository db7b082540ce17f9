/// Gathers how long the calls of one tool took.
struct ToolTimes {
    private var calls = 0
    private var failures = 0
    private var unanswered = 0
    private var milliseconds: [Double] = []

    mutating func add(_ taken: Double?, isFailure: Bool) {
        calls += 1
        if isFailure { failures += 1 }
        if let taken { milliseconds.append(taken) } else { unanswered += 1 }
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
