import Domain
import TestSupport
import Testing

@testable import Supervision

@Suite struct SourceMachineTests {
    private func time(_ seconds: Double) -> MonotonicTime {
        MonotonicTime(nanoseconds: Int64(seconds * 1_000_000_000))
    }

    @Test func itIsLookedAtAtOnceAndThenAfterEachInterval() {
        var machine = SourceMachine(interval: .seconds(60), at: time(0))
        #expect(machine.ticked(at: time(0)) == [.poll])
        #expect(machine.ticked(at: time(1)) == [], "one look at a time")
        #expect(machine.succeeded(isUnsettled: false, at: time(2)) == [])
        #expect(machine.next(after: time(2)) == .seconds(60))
        #expect(machine.ticked(at: time(61)) == [])
        #expect(machine.ticked(at: time(62)) == [.poll])
    }

    @Test func whatIsStillWrittenIsLookedAtSoon() {
        var machine = SourceMachine(interval: .seconds(60), at: time(0))
        _ = machine.ticked(at: time(0))
        _ = machine.succeeded(isUnsettled: true, at: time(1))
        #expect(machine.next(after: time(1)) == SourceMachine.settleAfter)
    }

    @Test func whoeverAsksDuringALookHasAnother() {
        var machine = SourceMachine(interval: .seconds(60), at: time(0))
        _ = machine.ticked(at: time(0))
        #expect(machine.asked(at: time(1)) == [])
        _ = machine.succeeded(isUnsettled: false, at: time(2))
        #expect(machine.ticked(at: time(2)) == [.poll])
    }

    @Test func eachFailureIsWaitedForLongerAndToldOnce() {
        var machine = SourceMachine(interval: .seconds(60), at: time(0))
        let trouble = SourceTrouble("away")
        var now = 0.0
        var waits: [Duration] = []
        var told = 0
        for _ in 0..<12 {
            #expect(machine.ticked(at: time(now)) == [.poll])
            told += machine.failed(trouble, chance: 0, at: time(now)).count
            let wait = machine.next(after: time(now)) ?? .zero
            waits.append(wait)
            now += Double(wait.components.seconds)
        }
        #expect(waits.first == .seconds(5))
        #expect(waits[1] == .seconds(10) && waits[2] == .seconds(20))
        #expect(waits.last == SourceMachine.backOffMost)
        #expect(told == 1)
        #expect(machine.failures == 12)
        _ = machine.ticked(at: time(now))
        #expect(machine.succeeded(isUnsettled: false, at: time(now)) == [.tellWell])
        #expect(machine.failures == 0)
        _ = machine.asked(at: time(now))
        #expect(machine.failed(trouble, chance: 0, at: time(now)) == [.tell(trouble)], "told again after it was well")
    }

    @Test func chanceAddsUpToAFourth() {
        for (chance, most) in [(UInt64(0), 5_000), (999, 6_249), (9_999, 6_249)] {
            var machine = SourceMachine(interval: .seconds(60), at: time(0))
            _ = machine.ticked(at: time(0))
            _ = machine.failed(SourceTrouble("away"), chance: chance, at: time(0))
            let wait = machine.next(after: time(0)).map { Int($0 / .milliseconds(1)) } ?? 0
            #expect(abs(wait - most) <= 1, "\(chance)")
        }
    }

    @Test func nobodyShortensTheTimeThatTheOtherSideNamed() {
        var machine = SourceMachine(interval: .seconds(60), at: time(0))
        _ = machine.ticked(at: time(0))
        _ = machine.failed(SourceTrouble("busy", waitAtLeast: .seconds(30)), chance: 999, at: time(0))
        #expect(machine.next(after: time(0)) == .seconds(30))
        #expect(machine.asked(at: time(10)) == [.refuse(wait: .seconds(20))])
        #expect(machine.ticked(at: time(30)) == [.poll])
    }

    @Test func aPersonNeedNotWaitForOurOwnPatience() {
        var machine = SourceMachine(interval: .seconds(60), at: time(0))
        _ = machine.ticked(at: time(0))
        _ = machine.failed(SourceTrouble("away"), chance: 0, at: time(0))
        #expect(machine.asked(at: time(1)) == [.poll])
    }

    /// Whatever comes in whatever order, there is one look at a time, and always a next one.
    @Test(arguments: 0..<50) func itNeverStopsAndNeverLooksTwiceAtOnce(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var machine = SourceMachine(interval: .seconds(5), at: time(0))
        var now = 0.0
        var isLooking = false
        for _ in 0..<200 {
            now += Double.random(in: 0...20, using: &generator)
            let actions: [SourceMachine.Action] =
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: machine.ticked(at: time(now))
                case 1: machine.asked(at: time(now))
                case 2 where isLooking: machine.succeeded(isUnsettled: Bool.random(using: &generator), at: time(now))
                case 3 where isLooking: machine.failed(SourceTrouble("\(seed)"), chance: seed, at: time(now))
                default: []
                }
            if !machine.isPolling { isLooking = false }
            if actions.contains(.poll) {
                #expect(!isLooking)
                isLooking = true
            }
            #expect(machine.isPolling == (machine.next(after: time(now)) == nil))
        }
    }
}
