import JSON
import Testing

@testable import Agents

@Suite struct SaidAnswerTests {
    private func permission() throws -> AgentQuestion {
        try #require(AgentQuestion(line: try JSONReader.read(AgentQuestion.permissionLine)))
    }

    @Test(arguments: ["yes", "Y", "ok", "allow"]) func aYesIsAYes(_ text: String) throws {
        #expect(SaidAnswer.wish(text, to: try permission()) == .permission(.allowed, request: "r-7"))
    }

    @Test(arguments: ["no: use make", "No, use make", "deny use make"]) func aNoMayHaveAReason(_ text: String) throws {
        let wish = SaidAnswer.wish(text, to: try permission())
        #expect(wish == .permission(.denied(message: "use make"), request: "r-7"))
    }

    @Test func aNoMayStandAlone() throws {
        #expect(SaidAnswer.wish("no", to: try permission()) == .permission(.denied(message: nil), request: "r-7"))
    }

    @Test(arguments: ["", "maybe", "yes but only here", "nothing"]) func whatIsNeitherIsNotGuessed(
        _ text: String
    ) throws {
        #expect(SaidAnswer.wish(text, to: try permission()) == nil)
    }

    @Test func aQuestionToAPersonTakesAnyText() throws {
        let question = try AgentQuestion.sample()
        #expect(SaidAnswer.wish("no", to: question) == .answer(.text("no"), to: question))
    }
}
