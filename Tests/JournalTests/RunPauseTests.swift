import Domain
import JSON
import Testing

@testable import Journal

@Suite struct RunPauseTests {
    private static func moment(_ seconds: Int64) -> Moment {
        Moment(
            wall: WallTime(nanoseconds: 1_795_222_383_000_000_000 + seconds * 1_000_000_000),
            monotonic: MonotonicTime(nanoseconds: seconds * 1_000_000_000),
            boot: BootTime(nanoseconds: seconds * 1_000_000_000)
        )
    }

    private static func event(_ type: EventType, _ pause: RunPause) throws -> Event {
        Event(
            sequence: 7,
            scope: .run(task: try TaskID("t"), step: try StepID("work"), run: try RunID("r")),
            typeText: type.rawValue,
            level: .known(.info),
            createdAt: pause.at,
            message: "",
            data: pause.json
        )
    }

    @Test func allPausesOfARunAreCountedTogether() {
        let first = RunPause(by: .budget, why: nil, at: Self.moment(10), after: nil)
        #expect(first.length(at: Self.moment(14).monotonic) == .seconds(4) && !first.isOver)
        let ended = first.ended(at: Self.moment(15).monotonic)
        #expect(ended.isOver && ended.length(at: Self.moment(100).monotonic) == .seconds(5))
        #expect(ended.ended(at: Self.moment(50).monotonic) == ended)
        let second = RunPause(by: .person, why: "lunch", at: Self.moment(20), after: ended)
        #expect(second.length(at: Self.moment(23).monotonic) == .seconds(8))
    }

    @Test func itStandsInTheStateAndInItsEvents() throws {
        var state = RunState(preparedAt: WallTime(nanoseconds: 0), attempt: 1)
        state.status = .known(.running)
        let pause = RunPause(by: .budget, why: "the day is used up", at: Self.moment(10), after: nil)
        state.pause = pause
        #expect(try RunState(parsing: state.bytes) == state)
        #expect(state.isPaused)
        state.pause = pause.ended(at: Self.moment(12).monotonic)
        #expect(try RunState(parsing: state.bytes) == state)
        #expect(!state.isPaused)
        #expect(try RunPause(Fields(pause.json)) == pause)
        state.pause = pause
        state.status = .known(.failed)
        #expect(!state.isPaused)
    }

    @Test func whichOfTwoIsNewerDecidesWhatCounts() {
        let first = RunPause(by: .budget, why: nil, at: Self.moment(10), after: nil)
        let ended = first.ended(at: Self.moment(12).monotonic)
        let second = RunPause(by: .budget, why: nil, at: Self.moment(20), after: ended)
        #expect(first.isNewer(than: nil) && ended.isNewer(than: first) && second.isNewer(than: ended))
        #expect(!first.isNewer(than: ended) && !ended.isNewer(than: second) && !first.isNewer(than: first))
    }

    /// The recorder was killed between the event and the state.
    @Test func whatTheEventsTellMoreThanTheStateIsBelieved() throws {
        var words = LastWords()
        let pause = RunPause(by: .person, why: nil, at: Self.moment(10), after: nil)
        try words.note(Self.event(.paused, pause))
        var state = RunState(preparedAt: WallTime(nanoseconds: 0), attempt: 1)
        state.status = .known(.running)
        #expect(words.advance(state).isPaused)
        let ended = pause.ended(at: Self.moment(12).monotonic)
        try words.note(Self.event(.resumed, ended))
        #expect(words.pause == ended && words.advance(state).pause == ended)
        state.pause = RunPause(by: .budget, why: nil, at: Self.moment(30), after: ended)
        #expect(words.advance(state).pause == state.pause)
    }
}
