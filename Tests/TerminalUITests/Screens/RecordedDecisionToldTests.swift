import JSON
import Testing

@testable import Queries
@testable import TerminalUI

@Suite struct RecordedDecisionToldTests {
    @Test func whatWasChosenIsToldOrWhatItIsAbout() throws {
        var decision = try #require(FlockScene().decisions.first)
        #expect(decision.told == "select_next_task → gh-460")
        decision.output = [:]
        #expect(decision.told == "select_next_task gh-460")
        decision.context = nil
        #expect(decision.told == "select_next_task")
    }
}
