import Domain
import Testing

@testable import Recorder

@Suite struct StopPlanTests {
    private let now = MonotonicTime(nanoseconds: 7_000_000_000)
    private let grace = Duration.seconds(10)

    private func after(_ time: Duration) -> MonotonicTime { now.advanced(by: time) }

    @Test func untilSomebodyAsksThereIsNothingToDo() {
        var plan = StopPlan()
        #expect(plan.due == nil && !plan.isActive && plan.reason == nil)
        #expect(plan.timePassed(after(.seconds(1_000))) == [])
        plan.treeIsEmpty()
        #expect(plan == StopPlan())
    }

    @Test func itAsksFirstAndKillsAfterTheGrace() {
        var plan = StopPlan()
        #expect(plan.asked(StopOrder(.timeout), grace: grace, at: now) == [.ask])
        #expect(plan.due == after(grace))
        #expect(plan.timePassed(after(grace - .nanoseconds(1))) == [])
        #expect(plan.timePassed(after(grace)) == [.kill])
        #expect(plan.reason == .timeout)
    }

    @Test func whereAnotherHasAskedItKillsAfterWhatIsLeftOfTheGrace() {
        var plan = StopPlan()
        plan.goesOn(.budget, graceLeft: .seconds(3), at: now)
        #expect(plan.due == after(.seconds(3)) && plan.reason == .budget)
        #expect(plan.timePassed(after(.seconds(3))) == [.kill])
        let killing = plan
        plan.goesOn(.stopped, graceLeft: .seconds(9), at: now)
        #expect(plan == killing, "what is under way goes on")
    }

    @Test func withoutGraceItKillsAtOnce() {
        var plan = StopPlan()
        #expect(plan.asked(StopOrder(.stopped), grace: .zero, at: now) == [.kill])
        var other = StopPlan()
        #expect(other.asked(StopOrder(.stopped, isImmediate: true), grace: grace, at: now) == [.kill])
        #expect(plan == other)
    }

    @Test(arguments: [false, true])
    func toAskAgainEndsTheGrace(_ isImmediate: Bool) {
        var plan = StopPlan()
        _ = plan.asked(StopOrder(.drain), grace: grace, at: now)
        let order = StopOrder(.stopped, isImmediate: isImmediate)
        #expect(plan.asked(order, grace: grace, at: after(.seconds(1))) == [.kill])
        #expect(plan.reason == .drain, "the first who asks gives the reason")
        #expect(plan.asked(order, grace: grace, at: after(.seconds(1))) == [], "it is at it already")
    }

    @Test func killingIsRepeatedUntilItIsGivenUp() {
        var plan = StopPlan()
        _ = plan.asked(StopOrder(.stopped, isImmediate: true), grace: grace, at: now)
        var actions: [StopPlan.Action] = []
        var rounds = 0
        while let due = plan.due, rounds < 1_000 {
            #expect(plan.timePassed(due.advanced(by: .nanoseconds(-1))) == [])
            actions += plan.timePassed(due)
            rounds += 1
        }
        let kills = Int(StopPlan.killTimeMax / StopPlan.killInterval) - 1
        #expect(actions == Array(repeating: .kill, count: kills) + [.giveUp])
        #expect(!plan.isActive)
        #expect(plan.reason == .stopped)
    }

    @Test func anEmptyTreeEndsItWhereverItStands() {
        for isImmediate in [false, true] {
            var plan = StopPlan()
            _ = plan.asked(StopOrder(.stopped, isImmediate: isImmediate), grace: grace, at: now)
            plan.treeIsEmpty()
            #expect(!plan.isActive)
            #expect(plan.timePassed(after(.seconds(100))) == [])
            #expect(plan.reason == .stopped)
        }
    }

    @Test func afterItsEndItMayBeAskedAnew() {
        var plan = StopPlan()
        _ = plan.asked(StopOrder(.budget), grace: grace, at: now)
        plan.treeIsEmpty()
        #expect(plan.asked(StopOrder(.stopped), grace: grace, at: after(.seconds(1))) == [.ask])
        #expect(plan.reason == .budget)
    }
}
