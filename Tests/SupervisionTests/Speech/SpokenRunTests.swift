import Agents
import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct SpokenRunTests {
    private var run = SpokenRun(AgentSpeech(.claude, isInteractive: true))

    private func question(_ request: String) throws -> AgentQuestion {
        let line: JSONValue = [
            "type": "control_request", "request_id": .string(request),
            "request": ["subtype": "can_use_tool", "tool_name": "Bash", "input": ["command": "ls"]],
        ]
        return try #require(AgentQuestion(line: line))
    }

    @Test mutating func itsInputEndsWithItsTurn() {
        #expect(!run.isToBeClosed)
        run.hear(.turnEnded)
        #expect(run.isToBeClosed)
        run.isInputClosed = true
        #expect(!run.isToBeClosed)
    }

    @Test mutating func whoeverIsToldMoreBeginsAnotherTurn() {
        run.hear(.turnEnded)
        run.told()
        #expect(!run.isToBeClosed)
        run.hear(.turnEnded)
        #expect(run.isToBeClosed)
    }

    @Test mutating func aQuestionStaysUntilItIsAnsweredOrWithdrawn() throws {
        run.hear(.asks(try question("r-1")))
        run.hear(.asks(try question("r-2")))
        #expect(run.questions.map(\.request) == ["r-1", "r-2"] && !run.isToBeClosed)
        run.answered("r-1")
        run.hear(.withdraws(request: "r-2"))
        #expect(run.questions == [])
    }

    @Test mutating func ofSeveralLimitsTheLongestHolds() {
        let (early, late) = (WallTime(nanoseconds: 1), WallTime(nanoseconds: 2))
        for until in [early, late, early] { run.hear(.rateLimited(until: until)) }
        #expect(run.rateLimitedUntil == late)
    }
}
