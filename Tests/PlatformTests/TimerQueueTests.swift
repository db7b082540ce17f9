import Domain
import Platform
import Testing

@Suite struct TimerQueueTests {
    private func at(_ seconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: Duration.seconds(seconds).nanoseconds)
    }

    @Test func theEarliestComesFirstAndEqualsInTheirOrder() {
        var timers = TimerQueue()
        let late = timers.add(at: at(9))
        let early = timers.add(at: at(1))
        let alsoEarly = timers.add(at: at(1))
        #expect(timers.nextDeadline == at(1))
        #expect(timers.takeDue(at: at(0)) == [])
        #expect(timers.takeDue(at: at(1)) == [early, alsoEarly])
        #expect(timers.nextDeadline == at(9))
        #expect(timers.takeDue(at: at(100)) == [late])
        #expect(timers.nextDeadline == nil)
    }

    @Test func aCancelledTimerIsNeverDue() {
        var timers = TimerQueue()
        let timer = timers.add(at: at(1))
        #expect(timers.contains(timer))
        timers.cancel(timer)
        #expect(!timers.contains(timer))
        #expect(timers.takeDue(at: at(2)) == [])
    }

    @Test func oneThatComesBackKeepsItsBeat() {
        var timers = TimerQueue()
        let timer = timers.add(at: at(10), every: .seconds(10))
        #expect(timers.takeDue(at: at(11)) == [timer])
        #expect(timers.nextDeadline == at(20))
        #expect(timers.takeDue(at: at(20)) == [timer])
        #expect(timers.nextDeadline == at(30))
    }

    @Test func missedBeatsAreOneAndDoNotPileUp() {
        var timers = TimerQueue()
        let timer = timers.add(at: at(10), every: .seconds(10))
        #expect(timers.takeDue(at: at(57)) == [timer])
        #expect(timers.takeDue(at: at(57)) == [])
        #expect(timers.nextDeadline == at(60))
    }
}
