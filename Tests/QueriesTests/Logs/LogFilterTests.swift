import Domain
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct LogFilterTests {
    private func wants(_ text: String, _ included: [String], _ excluded: [String] = []) throws -> Bool {
        let filter = LogFilter(
            included: try included.map { try TextPattern($0) },
            excluded: try excluded.map { try TextPattern($0) }
        )
        return try LogFixture.withLine(text, of: LogFixture.voice()) { filter.wants($0) }
    }

    @Test func anyOfThePatternsIsEnoughAndNoneOfTheOthersIsAllowed() throws {
        #expect(try wants("an error", []))
        #expect(try wants("an error", ["warn", "err"]))
        #expect(try !wants("all well", ["warn", "err"]))
        #expect(try !wants("an error of no concern", ["err"], ["no concern"]))
        #expect(try !wants("noise", [], ["noise"]))
    }

    @Test func whatAPersonSeesIsSearched() throws {
        #expect(try wants("an \u{1B}[31mer\u{1B}[0mror", ["an error"]))
        #expect(try !wants("an \u{1B}[31merror", ["31m"]))
        #expect(try !wants("10 %\r20 %", ["10"]))
        #expect(try wants("10 %\r20 %", ["^20"]))
    }

    @Test func eventsAreSearchedByTypeAndMessage() throws {
        let event = try LogFixture.event("agent_started", "It runs.")
        let origin = try LogFixture.voice().origin
        let line = LogLine(source: .events, origin: origin, time: nil, content: .event(event))
        #expect(try LogFilter(included: [TextPattern("^agent_started")], excluded: []).wants(line))
        #expect(try LogFilter(included: [TextPattern("runs")], excluded: []).wants(line))
        #expect(try !LogFilter(included: [], excluded: [TextPattern("agent")]).wants(line))
    }
}
