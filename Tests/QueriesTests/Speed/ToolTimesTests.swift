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
}
