import Domain
import Journal
import Testing

@Suite struct SurveyedStateTests {
    @Test func aStateThatWasReadIsHandedOut() throws {
        let now = try WallTime(iso: "2026-11-20T03:12:00.000Z")
        let state = RunState(preparedAt: now, attempt: 2, checkpointSeq: 0, summary: "made")
        #expect(try SurveyedState.read(state).get() == state)
    }

    @Test func whyAStateCouldNotBeReadIsThrown() {
        let error = JournalError.notObject(file: "state.json")
        #expect(throws: error) { try SurveyedState.unreadable(error).get() }
    }
}
