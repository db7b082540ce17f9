import Domain
import JSON
import Testing

@testable import Supervision

/// What becomes of a task when its run ends, or never begins.
@Suite struct SchedulerRunsTests {
    @Test func aFailureIsTriedAgainLaterAndLater() throws {
        var scene = try SchedulerScene { $0.attemptsMax = 4 }
        try scene.add("a")
        var delays: [Duration] = []
        for attempt in 1...3 {
            try scene.confirm("a")
            try scene.end("a", .failed)
            let notBefore = try #require(try scene.task("a")?.progress.notBefore)
            delays.append(notBefore - scene.wall)
            #expect(scene.pass(delays[attempt - 1] - .seconds(1)).starts.isEmpty)
            #expect(scene.pass(.seconds(1)).starts.map(\.attempt) == [attempt + 1])
        }
        for (delay, least) in zip(delays, [30, 60, 120]) {
            #expect(delay >= .seconds(least) && delay < .seconds(least * 5 / 4 + 1))
        }
        try scene.confirm("a")
        try scene.end("a", .failed) { $0.summary = "no luck." }
        #expect(try scene.status("a") == .failed)
        #expect(scene.lastReason("a") == "its run failed: no luck; 4 attempts failed, and there are no more than 4")
    }

    @Test func aStartThatCameToNothingWaitsLonger() throws {
        var scene = try SchedulerScene { $0.attemptsMax = 9 }
        try scene.add("a")
        for least in [300, 600, 1_200, 1_200] {
            try scene.confirm("a")
            try scene.end("a", .failed, after: .seconds(9)) { $0.hasWorked = false }
            let notBefore = try #require(try scene.task("a")?.progress.notBefore)
            #expect(notBefore - scene.wall >= .seconds(least) && notBefore - scene.wall <= .seconds(least * 5 / 4))
            scene.pass(.seconds(1_500))
        }
        try scene.confirm("a")
        try scene.end("a", .failed, after: .seconds(9))
        #expect(try scene.task("a")?.progress.failedStarts == [])
    }

    @Test func aLoopOfOneLineageIsBrokenUntilAPersonReleasesIt() throws {
        var scene = try SchedulerScene { limits in
            limits.attemptsMax = 100
            limits.lineageFailedStartsMax = 3
            limits.startupDelay = .seconds(1)
            limits.startupDelayMax = .seconds(1)
        }
        try scene.add("a")
        let first = try TaskID("a")
        try scene.add("a-again") { $0.plan.lineage = first }
        try scene.add("other")
        for task in ["a", "a-again", "a"] {
            try scene.confirm(task)
            try scene.end(task, .failed, after: .seconds(1)) { $0.hasWorked = false }
            scene.pass(.seconds(2))
        }
        // What goes on goes on, and is the last of it.
        #expect(scene.live() == ["a-again", "other"])
        #expect(try scene.task("a")?.task.isHeld == true && scene.task("a-again")?.task.isHeld == true)
        let decision = try #require(scene.decisions("a").first { $0.point == "break_loop" })
        #expect(decision.reason == "3 starts in the lineage of a came to nothing within 1h")
        #expect(scene.pass(.seconds(7_200)).starts.isEmpty)
        #expect(scene.tell(.taskReleased(first)).starts.map(\.task.text) == ["a"])
    }

    @Test func tooManyFailedStartsHoldTheWholeFlock() throws {
        var scene = try SchedulerScene(slots: 20) { $0.failedStartsMax = 4 }
        for index in 0..<6 { try scene.add("t-\(index)") }
        for index in 0..<4 { scene.tell(.startFailed(try TaskID("t-\(index)"), .spawn, why: "no fork")) }
        #expect(scene.points(nil).contains("break_loop"))
        try scene.add("new")
        #expect(scene.lastReason("new")?.hasPrefix("too many starts came to nothing") == true)
        #expect(scene.pass(.seconds(3_599)).starts.isEmpty)
        #expect(scene.pass(.seconds(1)).starts.count == 5)
    }

    @Test func theLineageHasOnlySoManyAttempts() throws {
        var scene = try SchedulerScene(slots: 1) { $0.attemptsMax = 2 }
        let first = try TaskID("a")
        try scene.add("a")
        try scene.add("b") { $0.plan.lineage = first }
        try scene.confirm("a")
        try scene.end("a", .failed)
        try scene.confirm("b")
        try scene.end("b", .failed)
        #expect(try scene.status("b") == .failed)
        scene.pass(.seconds(3_600))
        #expect(try scene.task("a")?.progress.hold == "2 attempts in the lineage of a failed")
        #expect(scene.tell(.taskReleased(first)).starts.map(\.task.text) == ["a"])
    }

    @Test(arguments: [Reason.drain, .reboot])
    func whatARestartBrokeOffDoesNotCount(reason: Reason) throws {
        var scene = try SchedulerScene { $0.attemptsMax = 1 }
        try scene.add("a")
        for attempt in 2...6 {
            try scene.confirm("a")
            #expect(try scene.end("a", .interrupted) { $0.reason = reason }.starts.map(\.attempt) == [attempt])
        }
        #expect(try scene.task("a")?.progress.interrupted == 5 && scene.task("a")?.progress.failed == 0)
    }

    @Test func whatIsLostWaitsForAPersonOrIsTriedAgain() throws {
        var scene = try SchedulerScene()
        try scene.add("a")
        try scene.confirm("a")
        try scene.end("a", .lost)
        #expect(try scene.status("a") == .blocked)
        var limits = SchedulerLimits()
        limits.slots = 1
        limits.retriesLost = true
        limits.startInterval = .zero
        scene.tell(.limitsChanged(limits))
        scene.measure()
        try scene.add("b")
        try scene.confirm("b")
        try scene.end("b", .lost)
        #expect(try scene.status("b") == .detected && scene.task("b")?.progress.failed == 1)
    }

    @Test(arguments: [Outcome.blocked, .interrupted, .prepared])
    func whatStopsForAPersonGoesOnWithOne(outcome: Outcome) throws {
        var scene = try SchedulerScene()
        try scene.add("a")
        try scene.confirm("a")
        try scene.end("a", outcome) { $0.reason = outcome == .interrupted ? .stopped : nil }
        #expect(try scene.status("a") == .blocked)
        #expect(scene.pass(.seconds(100_000)).starts.isEmpty)
        #expect(scene.tell(.taskReleased(try TaskID("a"))).starts.map(\.attempt) == [2])
    }

    @Test func whoeverNeedsAPersonGetsOne() throws {
        var scene = try SchedulerScene()
        try scene.add("a") { $0.plan.steps = [.work, .review] }
        try scene.confirm("a")
        try scene.end("a") { end in
            end.needsHuman = true
            end.summary = "which colour?"
        }
        #expect(try scene.status("a") == .blocked && scene.lastReason("a")?.contains("which colour?") == true)
        #expect(scene.tell(.taskReleased(try TaskID("a"))).starts.map(\.step) == [.review])
        try scene.confirm("a", run: "run-of-the-review")
        try scene.end("a") { $0.needsHuman = true }
        scene.tell(.taskReleased(try TaskID("a")))
        #expect(scene.scheduler.ended[try TaskID("a")] == .completed)
    }

    @Test func aCancelledTaskIsStoppedAndFreesItsSlotAtTheEnd() throws {
        var scene = try SchedulerScene(slots: 1)
        try scene.add("a")
        let a = try TaskID("a")
        #expect(scene.tell(.taskCancelled(a, why: "not needed")).stops.isEmpty)
        #expect(try scene.confirm("a").stops.map(\.run.text) == ["run-a-1"])
        try scene.add("b")
        #expect(scene.live() == ["a"])
        #expect(try scene.end("a", .interrupted) { $0.reason = .stopped }.starts.map(\.task.text) == ["b"])
        #expect(try scene.status("a") == .cancelled)
        #expect(scene.tell(.taskHeld(a, why: "x")).refusal == "it is cancelled")
        #expect(scene.tell(.taskRetried(a)).refusal == nil)
        #expect(try scene.status("a") == .detected)
    }

    @Test func whatCannotBeginIsTriedAgainOrBlocked() throws {
        var scene = try SchedulerScene { $0.attemptsMax = 2 }
        let a = try TaskID("a")
        try scene.add("a")
        #expect(scene.tell(.startFailed(a, .interrupted, why: "killed")).starts.map(\.attempt) == [2])
        scene.tell(.startFailed(a, .resources, why: "no memory"))
        #expect(try scene.task("a")?.progress.failed == 0 && scene.task("a")?.progress.notBefore != nil)
        for _ in 0..<2 {
            scene.pass(.seconds(2_000))
            scene.tell(.startFailed(a, .preflight, why: "claude is not logged in"))
        }
        #expect(try scene.status("a") == .blocked)
        #expect(scene.lastReason("a")?.contains("claude is not logged in") == true)
    }

    @Test func aFactOfAnotherRunIsPassedOver() throws {
        var scene = try SchedulerScene()
        try scene.add("a")
        try scene.confirm("a", run: "run-1")
        try scene.confirm("a", run: "run-2")
        #expect(scene.points("a").last == "pass_over_fact")
        scene.tell(.startFailed(try TaskID("a"), .spawn, why: "late"))
        let other = EndedRun(task: try TaskID("a"), run: try RunID("run-2"), outcome: .failed, duration: .zero)
        scene.tell(.runEnded(other))
        #expect(scene.live() == ["a"] && scene.lastReason("a") == "run-1 works on a")
    }

    /// Told twice, the end of one run would be taken for that of the next, and the task started beside it.
    @Test func theEndOfTheRunBeforeIsNotThatOfThisOne() throws {
        var scene = try SchedulerScene()
        try scene.add("a") { $0.plan.steps = [.work, .review] }
        try scene.confirm("a", run: "run-1")
        #expect(try scene.end("a").starts.count == 1)
        let a = try TaskID("a")
        let end = EndedRun(task: a, run: try RunID("run-1"), outcome: .completed, duration: .seconds(1))
        #expect(scene.tell(.runEnded(end)).starts.isEmpty)
        #expect(scene.live() == ["a"] && scene.points("a").last == "pass_over_fact")
        try scene.confirm("a", run: "run-1")
        #expect(scene.scheduler.run(of: a) == nil)
    }

    @Test func runsAreFoundAgainAfterARestart() throws {
        var scene = try SchedulerScene(slots: 2)
        try scene.add("a")
        try scene.add("b")
        try scene.confirm("a")
        var tasks = OpenTasks()
        for event in scene.events { tasks.take(event) }
        var scheduler = Scheduler(tasks)
        var limits = SchedulerLimits()
        limits.slots = 2
        _ = scheduler.take(.limitsChanged(limits), at: scene.time)
        let measured = SchedulerFact.resourcesMeasured(
            memory: ByteCount(bytes: 1 << 40),
            disk: ByteCount(bytes: 1 << 40)
        )
        #expect(scheduler.take(measured, at: scene.time).starts.isEmpty)
        #expect(scheduler.liveTasks.map(\.text) == ["a", "b"])
        let adopted = scheduler.take(.runAdopted(try TaskID("a"), try RunID("run-a-1")), at: scene.time)
        #expect(adopted.decisions.map(\.point) == ["adopt_run"])
        let again = scheduler.take(.startFailed(try TaskID("b"), .interrupted, why: "killed"), at: scene.time)
        #expect(again.starts.map(\.attempt) == [2])
    }

    // MARK: - Runs that are stopped so that their steps are tried again

    private func awaiting(isFailure: Bool, _ scene: inout SchedulerScene) throws -> AwaitedRetry {
        try scene.add("a")
        try scene.confirm("a")
        let retry = AwaitedRetry(try RunID("run-a-1"), by: "ada", isFailure: isFailure)
        #expect(scene.tell(.retryAwaited(try TaskID("a"), retry)).stops.isEmpty)
        #expect(try scene.task("a")?.progress.awaitedRetry == retry)
        return retry
    }

    @Test func aStoppedRunThatIsToBeTriedAgainIsSoAtOnce() throws {
        var scene = try SchedulerScene()
        _ = try awaiting(isFailure: false, &scene)
        let turn = try scene.end("a", .interrupted) { $0.reason = .stopped }
        #expect(turn.starts.map(\.attempt) == [2])
        #expect(try scene.task("a")?.progress.awaitedRetry == nil)
        #expect(scene.decisions("a").contains { $0.reason?.hasPrefix("ada had its run stopped") == true })
    }

    @Test func whatGoesByItselfHasNoStepTriedAgainForEver() throws {
        var scene = try SchedulerScene { $0.attemptsMax = 1 }
        _ = try awaiting(isFailure: true, &scene)
        try scene.end("a", .interrupted) { $0.reason = .stopped }
        #expect(try scene.status("a") == .failed)
    }

    @Test func whatIsCompletedBeforeItCouldBeStoppedIsNotTriedAgain() throws {
        var scene = try SchedulerScene()
        _ = try awaiting(isFailure: false, &scene)
        #expect(try scene.end("a", .completed).starts.isEmpty)
        #expect(scene.points("a").last == "finish_task")
    }

    @Test func whatWasCancelledMeanwhileStaysSo() throws {
        var scene = try SchedulerScene()
        _ = try awaiting(isFailure: false, &scene)
        scene.tell(.taskCancelled(try TaskID("a"), why: "no need"))
        try scene.end("a", .interrupted) { $0.reason = .stopped }
        #expect(try scene.status("a") == .cancelled)
    }

    @Test func aRunThatDoesNotGoOnIsNotAwaited() throws {
        var scene = try SchedulerScene()
        try scene.add("a")
        try scene.confirm("a")
        let other = AwaitedRetry(try RunID("run-b-1"), by: "ada", isFailure: false)
        scene.tell(.retryAwaited(try TaskID("a"), other))
        #expect(try scene.task("a")?.progress.awaitedRetry == nil)
        #expect(scene.points("a").last == "pass_over_fact")
    }
}
