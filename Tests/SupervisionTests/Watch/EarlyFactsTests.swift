import Control
import Domain
import TestSupport
import Testing

@testable import Supervision

@Suite struct EarlyFactsTests {
    private let clock = ManualClock()

    private func run(_ number: Int) throws -> RunID { try RunID("run-\(number)") }

    private func progress(_ run: RunID) throws -> IndexFact {
        .progress(LiveProgress(run: run, task: try TaskID("gh-450")))
    }

    @Test func whatIsToldTooEarlyIsToldLater() throws {
        var facts = EarlyFacts()
        let run = try run(1)
        facts.heard(try progress(run), of: run, at: clock.now())
        let progress = LiveProgress(run: run, task: try TaskID("gh-450"))
        let summary = IndexFact.summary(LiveSummary(progress, agent: "claude", createdAt: clock.now().wall))
        facts.heard(summary, of: run, at: clock.now())
        facts.heard(.progress(progress), of: run, at: clock.now())
        #expect(facts.take(run).map(\.fact) == [summary, .progress(progress)])
        #expect(facts.take(run).isEmpty)
    }

    @Test func whatIsOverIsForgotten() throws {
        var facts = EarlyFacts()
        let run = try run(1)
        facts.heard(try progress(run), of: run, at: clock.now())
        facts.heard(.ended(run: run, task: try TaskID("gh-450")), of: run, at: clock.now())
        #expect(facts.take(run).isEmpty)
        facts.heard(try progress(run), of: run, at: clock.now())
        facts.forget()
        #expect(facts.take(run).isEmpty)
    }

    @Test func theyDoNotGrow() throws {
        var facts = EarlyFacts()
        for number in 0...EarlyFacts.runsMax {
            for _ in 0...EarlyFacts.factsMax {
                facts.heard(try progress(try run(number)), of: try run(number), at: clock.now())
            }
        }
        #expect(facts.take(try run(0)).count == EarlyFacts.factsMax)
        #expect(facts.take(try run(EarlyFacts.runsMax)).isEmpty)
    }
}
