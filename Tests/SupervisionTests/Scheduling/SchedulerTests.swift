import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct SchedulerTests {
    @Test func theFirstInOrderIsStarted() throws {
        var scene = try SchedulerScene(slots: 1)
        scene.tell(.paused(by: "ann"))
        try scene.add("gh-451", priority: 2)
        scene.pass(.seconds(1))
        try scene.add("gh-450", priority: 1)
        try scene.add("gh-449")
        let turn = scene.tell(.resumed(by: "ann"))
        #expect(turn.starts.map(\.task.text) == ["gh-450"])
        let decision = try #require(scene.decisions("gh-450").last)
        #expect(decision.point == "select_task")
        #expect(decision.reason == "priority 1 comes before priority 2 (gh-451)")
        #expect(decision.output["selected"] == "gh-450" && decision.output["slot"] == 0)
        let candidates = try #require(decision.input["candidates"]?.arrayValue)
        #expect(candidates.map { $0["task"] } == ["gh-450", "gh-451", "gh-449"])
        #expect(
            candidates.map { $0["why_not"]?.stringValue } == [
                nil, "priority 1 comes before priority 2", "priority 1 comes before no priority",
            ]
        )
        #expect(decision.sourceFile?.hasPrefix("Supervision/Scheduler+Dispatching.swift:") == true)
    }

    @Test func ageComesBehindPriorityAndTheIdLast() throws {
        var scene = try SchedulerScene(slots: 0)
        try scene.add("b", priority: 1)
        try scene.add("a", priority: 1)
        scene.pass(.seconds(1))
        try scene.add("c", priority: 1)
        let turn = scene.tell(.scaled(slots: 3, by: "ann"))
        #expect(turn.starts.map(\.task.text) == ["a", "b", "c"])
        #expect(turn.starts.map(\.slot) == [0, 1, 2])
        let reasons = turn.decisions.filter { $0.point == "select_task" }.compactMap(\.reason)
        #expect(reasons[0].contains("its id sorts first") && reasons[1].contains("it has been waiting longer"))
        #expect(reasons[2] == "it is the only one that can be started")
    }

    @Test func aTaskGoesFromDetectedToCompleted() throws {
        var scene = try SchedulerScene()
        try scene.add("gh-1")
        #expect(try scene.status("gh-1") == .assigned)
        try scene.confirm("gh-1")
        #expect(try scene.status("gh-1") == .active)
        #expect(try scene.task("gh-1")?.progress.lastRun?.text == "run-gh-1-1")
        let turn = try scene.end("gh-1")
        let changes = turn.actions.compactMap { if case .change(let change) = $0 { change.entry } else { nil } }
        #expect(changes.last?.task.status == .known(.completed) && changes.last?.task.completedAt != nil)
        #expect(try scene.task("gh-1") == nil)
        #expect(scene.scheduler.explanation(of: try TaskID("gh-1")) == "it is completed")
        #expect(scene.points("gh-1") == ["accept_task", "select_task", "confirm_start", "finish_task"])
    }

    @Test func stepsFollowOneAnotherAndCarryWhatWasFound() throws {
        var scene = try SchedulerScene()
        let followup = Followup(stepName: "tests", stepKind: .review, reason: "none yet")
        try scene.add("gh-1") { $0.plan.steps = [.planner, .work, .review, .finalize] }
        for (index, step) in TaskStep.allCases.enumerated() {
            let order = try #require(scene.turns.last?.starts.first)
            #expect(order.step == step && order.attempt == 1)
            #expect(order.carried.map(\.summary) == TaskStep.allCases.prefix(index).map { "\($0.rawValue) done" })
            if index > 0 { #expect(order.carried.last?.followups == [followup]) }
            try scene.confirm("gh-1", run: "run-\(index)")
            try scene.end("gh-1") { end in
                end.summary = "\(step.rawValue) done"
                end.followups = [followup]
            }
        }
        #expect(scene.scheduler.ended[try TaskID("gh-1")] == .completed)
        #expect(scene.points("gh-1").filter { $0 == "finish_step" }.count == 3)
    }

    /// An agent that ends at once had a daemon start twelve workers for three tasks: here a task has one run at most,
    /// whatever ends, repeats itself, or is told twice.
    @Test func threeTasksNeverHaveMoreThanThreeRuns() throws {
        var scene = try SchedulerScene(slots: 50)
        for task in ["a", "b", "c"] { try scene.add(task) }
        #expect(scene.live().count == 3)
        var starts = 3
        for round in 0..<200 {
            for task in scene.live() {
                try scene.confirm(task)
                try scene.confirm(task)
                try scene.end(task, .failed, after: .seconds(2)) { $0.hasWorked = false }
                try scene.end(task, .failed, after: .seconds(2)) { $0.hasWorked = false }
            }
            starts += scene.pass(.seconds(3)).starts.count
            #expect(scene.live().count <= 3)
            if round == 0 { #expect(scene.live().isEmpty) }
        }
        #expect(starts <= 9)
        #expect(scene.points("a").filter { $0 == "pass_over_fact" }.count > 0)
    }

    @Test func limitsOfAgentsAndAccountsAreKept() throws {
        var scene = try SchedulerScene(slots: 10) { limits in
            limits.agentRunsMax = ["claude": 2]
            limits.accounts = ["codex": "team", "gemini": "team"]
            limits.accountRunsMax = ["team": 3]
        }
        for index in 0..<4 {
            for agent in ["claude", "codex", "gemini"] { try scene.add("\(agent)-\(index)") { $0.plan.agent = agent } }
        }
        #expect(scene.live() == ["claude-0", "claude-1", "codex-0", "codex-1", "gemini-0"])
        #expect(scene.lastReason("claude-2") == "the agent claude has all 2 of the runs that it may have at once")
        #expect(scene.lastReason("codex-3")?.contains("the account team has all 3") == true)
        try scene.confirm("codex-0")
        #expect(try scene.end("codex-0").starts.map(\.task.text) == ["codex-2"])
    }

    @Test func oneWriterWorksInAnyPartOfARepository() throws {
        var scene = try SchedulerScene(slots: 10)
        func scope(_ paths: [String], _ repository: String = "/r") -> (inout TaskEntry) -> Void {
            { entry in
                entry.plan.repository = repository
                entry.plan.scope = paths
            }
        }
        try scene.add("a", scope(["src"]))
        try scene.add("b", scope(["src/parser"]))
        try scene.add("c", scope(["docs"]))
        try scene.add("d", scope(["."]))
        try scene.add("e", scope(["."], "/other"))
        try scene.add("f", scope([]))
        #expect(scene.live() == ["a", "c", "e", "f"])
        #expect(scene.lastReason("b") == "a writes to the same part of /r")
        try scene.confirm("a")
        #expect(try scene.end("a").starts.map(\.task.text) == ["b"])
        try scene.confirm("b")
        try scene.end("b")
        #expect(scene.live() == ["c", "e", "f"])
        try scene.confirm("c")
        #expect(try scene.end("c").starts.map(\.task.text) == ["d"])
    }

    @Test func nothingThatStaysTheSameIsToldAgain() throws {
        var scene = try SchedulerScene(slots: 1)
        for index in 0..<20 { try scene.add("t-\(index)") }
        let lines = scene.events.count
        for _ in 0..<100 { scene.pass(.seconds(1)) }
        for memory in 0..<100 { scene.measure(memory: (8 << 30) + Int64(memory)) }
        #expect(scene.events.count == lines)
    }

    @Test func everyFactThatChangesSomethingLeavesALine() throws {
        var scene = try SchedulerScene()
        for fact: SchedulerFact in [.scaled(slots: 5, by: "ann"), .limitsChanged(SchedulerLimits())] {
            let turn = scene.tell(fact)
            #expect(turn.number != nil && turn.lines().first?.data["fact"] != nil)
        }
        let quiet = scene.tell(.timePassed)
        #expect(quiet.number == nil && quiet.lines().isEmpty)
        let low = scene.tell(.resourcesMeasured(memory: ByteCount(bytes: 1), disk: ByteCount(bytes: 1)))
        #expect(low.lines().map(\.type) == [.system])
    }
}
