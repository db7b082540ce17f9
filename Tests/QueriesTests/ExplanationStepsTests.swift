import Domain
import JSON
import Testing

@testable import Queries

@Suite struct ExplanationStepsTests {
    private func entry(_ kind: TimelineEntry.Kind, _ second: Int64, _ text: String, run: String? = nil) -> TimelineEntry
    {
        let time = WallTime(nanoseconds: second * 1_000_000_000)
        return TimelineEntry(at: time, kind: kind, run: run, name: "retry", text: text, details: [:])
    }

    @Test func whatIsTheSameInARowIsOneStep() {
        let steps = ExplanationSteps([entry(.decision, 1, "a"), entry(.decision, 2, "a"), entry(.decision, 3, "b")])
            .steps
        #expect(steps.map(\.count) == [2, 1])
        #expect(steps.first?.lastAt == WallTime(nanoseconds: 2_000_000_000))
    }

    @Test func retriesOfARunAreOneWhateverTheySay() {
        let steps = ExplanationSteps([entry(.agent, 1, "1", run: "a"), entry(.agent, 2, "2", run: "a")]).steps
        #expect(steps.map(\.count) == [2])
        #expect(ExplanationSteps([entry(.agent, 1, "1", run: "a"), entry(.agent, 2, "1", run: "b")]).steps.count == 2)
    }

    @Test func whatHappenedTwiceOfOtherKindsIsToldTwice() {
        #expect(ExplanationSteps([entry(.run, 1, "a"), entry(.run, 2, "a")]).steps.count == 2)
    }
}
