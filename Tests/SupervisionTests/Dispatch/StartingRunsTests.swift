import Domain
import Testing

@testable import Supervision

@Suite struct StartingRunsTests {
    private let first = RunID.mint(at: WallTime(nanoseconds: 1_000_000_000), random: 1)
    private let second = RunID.mint(at: WallTime(nanoseconds: 2_000_000_000), random: 2)

    @Test func whatIsHeardTwiceIsTakenOnce() throws {
        let task = try TaskID("t-1")
        var starting = StartingRuns()
        starting.note(first, of: task)
        #expect(starting.contains(first, of: task))
        let taken = [starting.take(first, of: task), starting.take(first, of: task)]
        #expect(taken == [true, false])
        #expect(starting.isEmpty)
    }

    /// The end of a run may be heard of before the word that it has begun.
    @Test func theLateWordOfARunIsNotTakenForTheNextOne() throws {
        let task = try TaskID("t-1")
        var starting = StartingRuns()
        starting.note(first, of: task)
        let ended = starting.take(first, of: task)
        starting.note(second, of: task)
        let late = starting.take(first, of: task)
        #expect(ended && !late)
        #expect(starting.contains(second, of: task))
    }

    @Test func whatFailedBeforeItHadARunIsDropped() throws {
        let task = try TaskID("t-1")
        var starting = StartingRuns()
        starting.note(first, of: task)
        starting.drop(task)
        #expect(starting.isEmpty)
    }
}
