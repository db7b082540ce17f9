import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct EndedRunTests {
    private func end(_ outcome: Outcome, _ duration: Duration, hasWorked: Bool) throws -> EndedRun {
        var end = EndedRun(task: try TaskID("a"), run: try RunID("r"), outcome: outcome, duration: duration)
        end.hasWorked = hasWorked
        return end
    }

    @Test func onlyAnEarlyFailureWithNothingDoneCameToNothing() throws {
        #expect(try end(.failed, .seconds(9), hasWorked: false).cameToNothing)
        #expect(try !end(.failed, .seconds(10), hasWorked: false).cameToNothing)
        #expect(try !end(.failed, .seconds(9), hasWorked: true).cameToNothing)
        #expect(try !end(.completed, .seconds(9), hasWorked: false).cameToNothing)
    }

    @Test func anOutcomeOfANewerProgramIsRefused() throws {
        var json = JSONObject(try end(.failed, .seconds(1), hasWorked: true).fields)
        #expect(try EndedRun(Fields(json)) == end(.failed, .seconds(1), hasWorked: true))
        json["outcome"] = "vanished"
        #expect(throws: FieldError.wrong("outcome", expected: "an outcome")) { try EndedRun(Fields(json)) }
    }
}
