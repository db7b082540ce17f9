import Domain
import Platform
import Testing

@Suite struct CallPatienceTests {
    private let start = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test func withoutATimeoutItIsWaitedForEver() {
        var patience = CallPatience(timeout: nil, drain: .milliseconds(100), from: start)
        #expect(patience.deadline == nil)
        #expect(patience.timePassed(to: start + .seconds(1_000_000)) == nil)
        #expect(!patience.isTimedOut)
    }

    @Test func firstItIsAskedToEndThenKilled() {
        var patience = CallPatience(timeout: .seconds(5), drain: .milliseconds(100), from: start)
        #expect(patience.timePassed(to: start + .seconds(4)) == nil)
        #expect(patience.timePassed(to: start + .seconds(5)) == .signal(.terminate))
        #expect(patience.isTimedOut)
        #expect(patience.timePassed(to: start + .seconds(5)) == nil)
        #expect(patience.deadline == start + .seconds(5) + CallPatience.grace)
        #expect(patience.timePassed(to: start + .seconds(5) + CallPatience.grace) == .signal(.kill))
        #expect(patience.deadline == nil)
    }

    @Test func afterItsEndItsChannelsAreReadForAShortTime() {
        var patience = CallPatience(timeout: .seconds(5), drain: .milliseconds(100), from: start)
        patience.childEnded(at: start + .seconds(1))
        #expect(patience.timePassed(to: start + .seconds(1)) == nil)
        #expect(patience.deadline == start + .milliseconds(1_100))
        #expect(patience.timePassed(to: start + .milliseconds(1_100)) == .finish)
        #expect(!patience.isTimedOut)
        #expect(patience.timePassed(to: start + .seconds(9)) == nil)
    }

    @Test func anEndAfterTheKillDrainsToo() {
        var patience = CallPatience(timeout: .zero, drain: .milliseconds(100), from: start)
        _ = patience.timePassed(to: start)
        _ = patience.timePassed(to: start + CallPatience.grace)
        patience.childEnded(at: start + .seconds(3))
        #expect(patience.timePassed(to: start + .seconds(4)) == .finish)
        #expect(patience.isTimedOut)
    }
}
