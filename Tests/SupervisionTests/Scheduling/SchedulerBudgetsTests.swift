import Domain
import Testing

@testable import Supervision

@Suite struct SchedulerBudgetsTests {
    private static let why = "the budget of the day, $5, is used up: $5.02"

    @Test func nothingIsStartedWhileTheBudgetOfTheDayIsUsedUp() throws {
        var scene = try SchedulerScene()
        scene.tell(.budgetHeld(.everything, why: Self.why, isFull: true))
        try scene.add("a")
        let task = try TaskID("a")
        #expect(scene.live().isEmpty && scene.scheduler.explanation(of: task) == Self.why)
        #expect(try scene.task("a")?.progress.waits == Self.why && scene.lastReason(nil) == Self.why)
        let refused = scene.tell(.taskAssigned(try TaskID("a"), slot: nil, isForced: true))
        #expect(refused.refusal == Self.why)
        #expect(scene.tell(.budgetFreed(.everything)).starts.map(\.task.text) == ["a"])
        #expect(scene.tell(.budgetFreed(.everything)).number == nil)
    }

    @Test func onlyTheTaskWhoseBudgetIsUsedUpIsHeldBack() throws {
        var scene = try SchedulerScene(slots: 1)
        scene.tell(.budgetHeld(.task(try TaskID("a")), why: "used up", isFull: true))
        try scene.add("a", priority: 1)
        try scene.add("b", priority: 2)
        let held = try TaskID("a")
        #expect(scene.live() == ["b"] && scene.scheduler.budgetObstacle(of: held) == "used up")
        #expect(scene.scheduler.budgetObstacle(of: try TaskID("b")) == nil)
        #expect(scene.tell(.taskAssigned(try TaskID("a"), slot: nil, isForced: true)).refusal == "used up")
        try scene.confirm("b")
        try scene.end("b")
        #expect(scene.live().isEmpty)
        scene.tell(.budgetFreed(.task(try TaskID("a"))))
        #expect(scene.live() == ["a"])
    }

    @Test func tasksWithABudgetOfTheirOwnWaitUntilItIsKnownWhatWasSpent() throws {
        var scene = try SchedulerScene()
        scene.tell(.budgetHeld(.budgeted, why: "unknown", isFull: false))
        try scene.add("own") { $0.plan.budget.tokens = 5 }
        try scene.add("free")
        #expect(scene.live() == ["free"])
        scene.tell(.budgetFreed(.budgeted))
        #expect(scene.live() == ["free", "own"])
    }

    @Test func aRunThatABudgetStoppedIsNotTriedAgainIntoTheSameBudget() throws {
        let all: [(BudgetStop?, BudgetHeld?, isFull: Bool, TaskStatus)] = [
            (BudgetStop(scope: "day", why: "day"), .everything, true, .detected),
            (BudgetStop(scope: "task", why: "task"), .task(try TaskID("a")), true, .detected),
            (BudgetStop(scope: "run", why: "run"), .everything, true, .blocked),
            (BudgetStop(scope: "run", why: "run"), nil, true, .blocked),
            // Of a daemon that is gone nobody knows which it was.
            (nil, .everything, false, .blocked), (nil, nil, false, .blocked), (nil, .everything, true, .detected),
        ]
        for (stop, held, isFull, status) in all {
            var scene = try SchedulerScene()
            try scene.add("a")
            try scene.confirm("a")
            if let held { scene.tell(.budgetHeld(held, why: "full", isFull: isFull)) }
            let turn = try scene.end("a", .failed) { end in
                end.reason = .budget
                end.budget = stop
            }
            #expect(try scene.status("a") == status && turn.starts.isEmpty, "\(stop.map { "\($0)" } ?? "-")")
            scene.pass(.seconds(86_400))
            let failed = try scene.task("a")?.progress.failed
            #expect(scene.live().isEmpty && failed == 0)
            let why = "its run was stopped: \(stop?.why ?? "its budget is used up")"
            #expect(scene.decisions("a").contains { $0.reason == why })
            if let held { scene.tell(.budgetFreed(held)) }
            #expect(scene.live() == (status == .detected ? ["a"] : []))
            guard status == .blocked else { continue }
            #expect(try scene.task("a")?.task.failureReason == why)
            scene.tell(.taskReleased(try TaskID("a")))
            #expect(scene.live() == ["a"])
        }
    }

    @Test func aBudgetMayBeRaisedWhileARunGoesOn() throws {
        var scene = try SchedulerScene()
        try scene.add("a") { $0.plan.budget.tokens = 5 }
        try scene.confirm("a")
        var entry = try #require(try scene.task("a"))
        entry.plan.budget.tokens = 50
        #expect(scene.tell(.taskEdited(entry)).refusal == nil)
        #expect(try scene.task("a")?.plan.budget.tokens == 50)
        entry.plan.model = "other"
        #expect(scene.tell(.taskEdited(entry)).refusal?.contains("it is being worked on") == true)
    }

    @Test func whatWasToldOfBudgetsHoldsBeyondTheDaemon() throws {
        var scene = try SchedulerScene()
        var memory = BudgetMemory()
        memory.day = SchedulerScene.start
        memory.raised[.day] = BudgetLimit(tokens: 9)
        memory.told[BudgetMemory.Key(.day, .usd)] = BudgetMemory.Told(limit: 5, level: .warn, isUnpriced: true)
        let turn = scene.tell(.budgetsNoted(memory))
        #expect(turn.standing?.budgets == memory && turn.number != nil)
        var tasks = OpenTasks()
        for event in scene.events { tasks.take(event) }
        #expect(tasks.standing.budgets == memory)
    }
}
