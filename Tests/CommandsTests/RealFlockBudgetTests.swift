import Domain
import Journal
import Runs
import TestSupport
import Testing

/// What a budget makes of a real agent: a model that asks for forty calls, three cents each, and fifty cents.
@Suite(
    "real-agents: a budget for Claude Code",
    .enabled(if: RealAgents.isAsked, "real-agents: make test-agents runs them"),
    .serialized
)
struct RealFlockBudgetTests {
    private static let capCents = 50
    /// The one that uses it up.
    private static let callsToCap = (capCents + RealScenarios.cents - 1) / RealScenarios.cents

    @Test func theRunEndsWithinOneCallOfItsCap() throws {
        let flock = try RealFlock()
        try flock.add("claude", "forty", "--budget", "0.50")
        let end = try flock.end()
        #expect(end.state.outcome == .known(.failed) && end.state.reason == .known(.budget))
        let calls = try flock.agents.calls()
        #expect((Self.callsToCap...Self.callsToCap + 1).contains(calls), "\(calls) calls")
        // Its work stays, all of it.
        let lines = try flock.kept("kept.txt").split(separator: "\n")
        #expect(lines == (1...lines.count).map { "\($0)" })
        #expect((Self.callsToCap - 1...calls).contains(lines.count), "\(lines.count) lines of \(calls) calls")
        let run = end.metadata.run.text
        let isUsedUp = "the budget of \(RealFlock.task), $0.5, is used up: $0.5"
        try flock.expect("failed", "budget", isUsedUp, in: ["why", RealFlock.task])
        try flock.expect("budget", in: ["why", run])
        try flock.expect("failed", "budget", "its budget was used up", in: ["run", "show", run])
        try flock.expect("budget", "$0.5", in: ["task", "show", RealFlock.task])
        try flock.expect("the budget of \(RealFlock.task): $0.5", "used up", in: ["budget"])
        _ = try flock.calmVerdicts()
    }

    /// The cap of a run, by the settings, and no task is tried again with it by itself.
    @Test func aCapOfTheSettingsHoldsForEachRun() throws {
        let flock = try RealFlock("budget.run_usd = \"0.50\"")
        try flock.add("claude", "forty")
        let end = try flock.end()
        #expect(end.state.reason == .known(.budget))
        let calls = try flock.agents.calls()
        #expect((Self.callsToCap...Self.callsToCap + 1).contains(calls), "\(calls) calls")
        try flock.expect("blocked", "budget", in: ["task", "show", RealFlock.task])
    }
}
