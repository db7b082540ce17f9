package import Domain
package import Settings

/// What is done about verdicts without a person, as the settings say. Pure.
package struct VerdictPolicy: Hashable, Sendable {
    private let acts: [VerdictKind: [PolicyAct]]
    private let patience: Duration

    package init(_ settings: Settings) {
        acts = Dictionary(uniqueKeysWithValues: Setting.policies.map { ($0.kind, settings[$0.key]) })
        patience = settings[Setting.policyPatience]
    }

    /// What is to be done about a verdict that has held for so long, beside what has been. Who is told is told at once;
    /// everything else can wait, since most of it passes by itself, and is not done by a guess.
    package func due(_ verdict: Verdict, heldFor: Duration, done: Set<PolicyAct>) -> [PolicyAct] {
        wanted(verdict).filter { act in
            !done.contains(act) && (act == .notify || (heldFor >= patience && verdict.confidence != .known(.guess)))
        }
    }

    /// When something more is due.
    package func nextDue(_ verdict: Verdict, heldFor: Duration, done: Set<PolicyAct>) -> Duration? {
        let isMoreWanted = wanted(verdict).contains { $0 != .notify && !done.contains($0) }
        guard isMoreWanted, heldFor < patience, verdict.confidence != .known(.guess) else { return nil }
        return patience - heldFor
    }

    /// Whether people are told of it.
    package func notifies(of verdict: Verdict) -> Bool { wanted(verdict).contains(.notify) }

    private func wanted(_ verdict: Verdict) -> [PolicyAct] { verdict.kind.known.flatMap { acts[$0] } ?? [] }
}
