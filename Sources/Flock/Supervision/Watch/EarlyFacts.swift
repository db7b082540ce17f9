import Control
import Domain

/// What the index tells of runs that the daemon has not found yet: it may see a run first. Bounded, since it may be a
/// run that is never found.
struct EarlyFacts {
    static let runsMax = 256
    static let factsMax = 128

    private var facts: [RunID: [(fact: IndexFact, at: Moment)]] = [:]

    mutating func heard(_ fact: IndexFact, of run: RunID, at now: Moment) {
        if case .ended = fact {
            facts[run] = nil
            return
        }
        // A summary tells all that was told before it.
        if case .summary = fact { facts[run] = nil }
        guard facts[run] != nil || facts.count < Self.runsMax, facts[run, default: []].count < Self.factsMax else {
            return
        }
        facts[run, default: []].append((fact, now))
    }

    /// What was told of a run that is found now.
    mutating func take(_ run: RunID) -> [(fact: IndexFact, at: Moment)] { facts.removeValue(forKey: run) ?? [] }

    mutating func forget() { facts = [:] }
}
