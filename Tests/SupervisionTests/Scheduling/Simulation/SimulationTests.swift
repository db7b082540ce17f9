import Platform
import Testing

/// Whatever happens in whatever order, no rule of the scheduler is broken; and once nothing more goes wrong, all that
/// can be done is done, and the rest says why not.
@Suite struct SimulationTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    /// One that failed can be looked at alone: `ROOST_SIMULATION_SEED=…`.
    private static let wanted = Environment.current()["ROOST_SIMULATION_SEED"].flatMap(UInt64.init)
    /// Three beyond the first two hundred found that a lane was blocked without a line to tell of it, that the end of a
    /// run was taken for that of the next, and that a delay was over without a line.
    private static let seeds = wanted.map { [$0] } ?? Array(1...(isSoak ? 10_000 : 200)) + [691, 1_178, 4_056]

    @Test func whateverGoesWrongNoRuleIsBroken() {
        for seed in Self.seeds {
            let flock = SimulatedFlock(seed: seed)
            for _ in 0..<80 where flock.faults.isEmpty { flock.step() }
            if flock.faults.isEmpty { flock.comeToRest() }
            guard !flock.faults.isEmpty else { continue }
            let steps = flock.steps.suffix(Self.wanted == nil ? 25 : 10_000).joined(separator: "\n")
            Issue.record("seed \(seed): \(flock.faults.prefix(3).joined(separator: "; "))\n\(steps)")
            return
        }
    }
}
