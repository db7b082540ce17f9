import Domain
import JSON
import TestSupport
import Testing

@testable import Journal

@Suite struct LastWordsTests {
    private let fixture: RunFixture
    private let prepared: PreparedRun

    init() throws {
        fixture = try RunFixture(for: "LastWordsTests")
        prepared = try fixture.prepare { $0.checkpoint = CheckpointRequest(mode: .enabled, resumeFromSeq: 3) }
    }

    private func state(_ events: [(EventType, Int64, JSONObject)]) -> RunState {
        var words = LastWords()
        for event in prepared.events { words.note(event) }
        for (index, (type, seconds, data)) in events.enumerated() {
            words.note(
                Event(
                    sequence: Int64(index + 2),
                    scope: prepared.scope,
                    typeText: type.rawValue,
                    level: .known(.info),
                    createdAt: at(seconds),
                    message: "\(type.rawValue) was said.",
                    data: data
                )
            )
        }
        return words.state(of: prepared.metadata)
    }

    private func at(_ seconds: Int64) -> WallTime { prepared.metadata.createdAt.advanced(by: .seconds(seconds)) }

    @Test func aRunThatOnlyPreparedIsPrepared() {
        let state = state([])
        #expect(state.status == .known(.prepared))
        #expect(state.startedAt == prepared.metadata.createdAt)
        #expect(state.summary == "Prepared local run layout for work.")
        #expect(state.checkpointSeq == 3)
        #expect(state.attempt == 1)
        #expect(state.finishedAt == nil)
        #expect(state.outcome == nil)
    }

    @Test func aRunThatStartedIsRunningWhateverElseWasSaid() {
        let state = state([(.workerStarted, 1, [:]), (.pipeHeld, 5, [:])])
        #expect(state.status == .known(.running))
        #expect(state.updatedAt == at(5))
        #expect(state.summary == "Prepared local run layout for work.")
    }

    @Test(arguments: Outcome.allCases)
    func aRunThatEndedHasItsOutcome(_ outcome: Outcome) {
        let state = state([
            (.workerStarted, 1, [:]), (.workerExited, 2, ["exitCode": 7]), (outcome.terminalEvent, 3, [:]),
        ])
        #expect(state.status == .known(outcome.status))
        #expect(state.outcome == .known(outcome))
        #expect(state.finishedAt == at(3))
        #expect(state.exitCode == 7)
        #expect(state.summary == "\(outcome.terminalEvent.rawValue) was said.")
    }

    @Test func theLastExitCodeThatIsSaidCounts() {
        let state = state([(.workerExited, 1, ["exitCode": 7]), (.stepFailed, 2, ["exitCode": 9])])
        #expect(state.exitCode == 9)
        #expect(self.state([(.workerExited, 1, ["exitCode": "7"])]).exitCode == nil)
    }

    @Test func whatComesAfterTheEndDoesNotChangeIt() {
        let state = state([(.stepCompleted, 2, [:]), (.recovered, 9, [:])])
        #expect(state.status == .known(.completed))
        #expect(state.finishedAt == at(2))
        #expect(state.updatedAt == at(9))
    }

    @Test func withoutAnyWordTheMetadataTellsTheBeginning() {
        let state = LastWords().state(of: prepared.metadata)
        #expect(state.status == .known(.prepared))
        #expect(state.startedAt == prepared.metadata.createdAt)
        #expect(state.updatedAt == prepared.metadata.createdAt)
        #expect(state.summary == nil)
    }

    @Test func wordsOfANewerVersionChangeOnlyTheTime() {
        var words = LastWords()
        var event = prepared.events[0]
        words.note(event)
        event.typeText = "moon_landed"
        event.createdAt = at(4)
        event.message = "Landed."
        words.note(event)
        let state = words.state(of: prepared.metadata)
        #expect(state.status == .known(.prepared))
        #expect(state.updatedAt == at(4))
        #expect(state.summary == "Prepared local run layout for work.")
    }
}
