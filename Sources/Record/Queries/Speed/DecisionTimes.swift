/// Gathers how long the decisions at one point took.
struct DecisionTimes {
    private var decisions: Int64 = 0
    private var measured: Int64 = 0
    private var sum = 0.0
    private var most: Double?
    private var slow: Int64 = 0

    mutating func add(_ milliseconds: Double?) {
        decisions += 1
        guard let milliseconds else { return }
        measured += 1
        sum += milliseconds
        most = max(most ?? milliseconds, milliseconds)
        if milliseconds > SpeedLimits.decisionMilliseconds { slow += 1 }
    }

    func speed(at point: String) -> DecisionSpeed {
        let average = measured > 0 ? sum / Double(measured) : nil
        return DecisionSpeed(point: point, decisions: decisions, average: average, most: most, slow: slow)
    }
}
