import Domain
import Queries
import Testing

@testable import Commands

@Suite struct ExplanationTextTests {
    private func explanation() -> Explanation {
        var explanation = Explanation(title: "a\u{1B}[2J — active")
        explanation.facts = [ExplanationNote("because", "x"), ExplanationNote("by", "y")]
        explanation.hasMore = true
        explanation.unknowns = ["why: nobody said"]
        return explanation
    }

    @Test func itBeginsWithWhatItIsAboutAndEndsWithWhatIsNotKnown() {
        let text = ExplanationText(explanation: explanation(), moments: MomentText(isUTC: true), traits: .plain)
        #expect(
            text.lines() == [
                "a\\e[2J — active", "  because  x", "  by       y", "… and more: --limit N", "Not known",
                "  why: nobody said",
            ]
        )
    }

    @Test func programsGetARowForEach() {
        let table = ExplanationTable(explanation(), MomentText(isUTC: true)).table
        #expect(table.rows.map { $0[1].text } == ["subject", "fact", "fact", "unknown"])
        #expect(table.rows.last?[4].text == "why: nobody said")
    }
}
