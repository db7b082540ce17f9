package import Control
package import Domain

/// How much each run has written in each of the last steps of ten seconds, as far as somebody has watched.
package struct OutputRates: Hashable, Sendable {
    private struct Series: Hashable {
        var total: Int64
        var steps: [Int64] = [0]
    }

    package static let stepsMax = 40
    private static let step = Duration.seconds(10)

    private var series: [String: Series] = [:]
    private var stepBegan: WallTime?

    package init() {}

    package func steps(of run: String) -> [Int64] { series[run]?.steps ?? [] }

    /// What was written before anybody watched belongs to no step.
    package mutating func note(_ flock: FlockStatus, at now: WallTime) {
        let passed = stepsPassed(at: now)
        var next: [String: Series] = [:]
        for run in flock.runs {
            var one = series[run.run] ?? Series(total: run.outputBytes)
            for _ in 0..<passed { one.steps.append(0) }
            if one.steps.count > Self.stepsMax { one.steps.removeFirst(one.steps.count - Self.stepsMax) }
            one.steps[one.steps.count - 1] += max(0, run.outputBytes - one.total)
            one.total = max(one.total, run.outputBytes)
            next[run.run] = one
        }
        series = next
    }

    private mutating func stepsPassed(at now: WallTime) -> Int {
        guard let began = stepBegan, now >= began else {
            stepBegan = now
            return 0
        }
        var count = 0
        var start = began
        while now - start >= Self.step, count < Self.stepsMax {
            start = start.advanced(by: Self.step)
            count += 1
        }
        stepBegan = count == Self.stepsMax ? now : start
        return count
    }
}
