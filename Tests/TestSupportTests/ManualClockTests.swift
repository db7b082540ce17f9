import Domain
import TestSupport
import Testing

@Suite struct ManualClockTests {
    private let clock = ManualClock()

    @Test func itBeginsAtATimeWithAllItsDigits() {
        #expect(clock.now().wall.iso == "2026-11-21T01:02:03.456789Z")
        #expect(clock.now() == clock.now())
    }

    @Test func timeGoesByOnAllClocks() {
        let before = clock.now()
        clock.advance(by: .seconds(5))
        #expect(clock.now().elapsed(since: before) == .seconds(5))
        #expect(clock.now().active(since: before) == .seconds(5))
        #expect(clock.now().clockJump(since: before) == .zero)
    }

    @Test func sleepIsToldFromWaking() {
        let before = clock.now()
        clock.suspend(for: .seconds(60))
        #expect(clock.now().suspended(since: before) == .seconds(60))
        #expect(clock.now().active(since: before) == .zero)
        #expect(clock.now().wall == before.wall.advanced(by: .seconds(60)))
    }

    @Test func theWallClockCanBeSetBack() {
        let before = clock.now()
        clock.jump(by: .seconds(-3600))
        #expect(clock.now().elapsed(since: before) == .zero)
        #expect(clock.now().clockJump(since: before) == .seconds(-3600))
    }
}
