import Domain
import TestSupport
import Testing

@testable import Supervision

@Suite struct LoadWindowTests {
    private func window(_ samples: [(second: Int64, cpuSeconds: UInt64)]) -> LoadWindow {
        var window = LoadWindow()
        for sample in samples {
            window.note(
                sample.cpuSeconds * 1_000_000_000,
                at: MonotonicTime(nanoseconds: sample.second * 1_000_000_000)
            )
        }
        return window
    }

    @Test func theLoadIsThatOfTheLastSeconds() {
        #expect(window([]).percent == nil)
        #expect(window([(0, 0), (2, 2)]).percent == nil)
        #expect(window([(0, 0), (4, 2)]).percent == 50)
        #expect(window([(0, 100), (10, 100), (20, 110)]).percent == 100)
        #expect(window([(0, 0), (4, 16)]).percent == 400)
    }

    @Test func aTreeThatHasLostAProcessIsMeasuredAnew() {
        #expect(window([(0, 50), (4, 10)]).percent == nil)
        #expect(window([(0, 50), (4, 10), (8, 12)]).percent == 50)
    }

    @Test func aMarkFromBeforeCountsNoSleep() {
        let clock = ManualClock()
        // This machine has slept for half an hour since it started.
        #expect(
            SignMark(before: clock.now(), clock.now().wall - .seconds(1_900)).since(clock.now()).span == .seconds(100)
        )
        #expect(SignMark(before: clock.now(), clock.now().wall - .seconds(100)).since(clock.now()).span == .zero)
        #expect(SignMark(before: clock.now(), clock.now().wall + .seconds(100)).since(clock.now()).span == .zero)
        #expect(SignMark(before: clock.now(), WallTime(nanoseconds: 0)).since(clock.now()).span == .seconds(1_800))
    }
}
