import Testing

@testable import Queries

@Suite struct ToolTimesTests {
    @Test func callsWithoutAResultHaveNoTime() {
        var times = ToolTimes()
        times.add(nil, isFailure: false)
        times.add(30, isFailure: true)
        times.add(10, isFailure: false)
        let speed: ToolSpeed = times.speed(of: "Bash")
        #expect(speed.calls == 3 && speed.failures == 1 && speed.unanswered == 1)
        #expect(speed.duration?.count == 2 && speed.wholeTime == 40)
    }

    @Test func whatWasNeverMeasuredHasNoSpread() {
        let speed = ModelTimes().speed(of: "m")
        #expect(speed.responses == 0 && speed.firstToken == nil && speed.duration == nil)
        #expect(ToolTimes().speed(of: "t").wholeTime == 0)
    }

    @Test func oneTimeForCallAndResultIsNoTime() {
        var times = ToolTimes()
        for taken in [0, 0, 120] as [Double] { times.add(taken, isFailure: false) }
        let speed = times.speed(of: "t")
        #expect(speed.calls == 3 && speed.unanswered == 0 && speed.duration?.count == 1)
        #expect(speed.duration?.median == 120)
    }
}
