import Domain
import JSON
import Settings
import Testing

@testable import Supervision

/// What keeps a task from being started, and what lets it go on.
@Suite struct SchedulerWaitingTests {
    private func after(_ ids: String...) throws -> (inout TaskEntry) -> Void {
        let ids = try ids.map { try TaskID($0) }
        return { $0.plan.after = ids }
    }

    @Test func aTaskComesAfterThoseItNames() throws {
        var scene = try SchedulerScene()
        try scene.add("b", after("a", "x"))
        #expect(scene.lastReason("b") == "it comes after a, which nobody has added")
        try scene.add("x")
        try scene.add("a")
        #expect(scene.live() == ["a", "x"])
        #expect(scene.lastReason("b") == "it comes after a, which is not completed")
        try scene.confirm("x")
        try scene.end("x")
        try scene.confirm("a")
        #expect(try scene.end("a").starts.map(\.task.text) == ["b"])
    }

    @Test func whatComesAfterAFailureIsBlockedUntilThatIsTriedAgain() throws {
        var scene = try SchedulerScene { $0.attemptsMax = 1 }
        try scene.add("a")
        try scene.add("b", after("a"))
        try scene.add("c", after("b"))
        try scene.confirm("a")
        try scene.end("a", .failed) { $0.summary = "tests are red" }
        #expect(try scene.status("a") == .failed && scene.status("b") == .blocked && scene.status("c") == .detected)
        #expect(scene.lastReason("a")?.contains("tests are red; the only attempt failed") == true)
        #expect(scene.lastReason("b") == "a, which it comes after, is failed")
        #expect(scene.tell(.taskReleased(try TaskID("b"))).refusal?.contains("must be completed") == true)
        #expect(scene.tell(.taskRetried(try TaskID("a"))).starts.map(\.task.text) == ["a"])
        #expect(try scene.status("b") == .detected)
        try scene.confirm("a")
        #expect(try scene.end("a").starts.map(\.task.text) == ["b"])
    }

    @Test func aCycleIsRefusedAndNamed() throws {
        var scene = try SchedulerScene(slots: 0)
        try scene.add("a", after("c"))
        try scene.add("b", after("a"))
        #expect(try scene.add("c", after("b")).refusal == "it would come after itself: c after b after a after c")
        #expect(try scene.task("c") == nil)
        try scene.add("c")
        var edited = try #require(try scene.task("c"))
        edited.plan.after = [try TaskID("b")]
        #expect(scene.tell(.taskEdited(edited)).refusal == "it would come after itself: c after b after a after c")
        #expect(try scene.add("d", after("d")).refusal == "d would come after itself")
    }

    @Test func whatAnAgentAddsWaitsForAPerson() throws {
        var scene = try SchedulerScene()
        let run = try RunID("run-7")
        try scene.add("a") { $0.plan.addedBy = .run(run) }
        #expect(scene.live().isEmpty)
        #expect(scene.lastReason("a") == "it is on hold: run-7 added it, and a person must approve that")
        #expect(scene.tell(.taskReleased(try TaskID("a"))).starts.count == 1)
    }

    @Test func aHoldKeepsTheNextAttempt() throws {
        var scene = try SchedulerScene()
        try scene.add("a") { $0.plan.steps = [.work, .review] }
        try scene.confirm("a")
        scene.tell(.taskHeld(try TaskID("a"), why: "let me look"))
        #expect(scene.live() == ["a"])
        #expect(try scene.end("a").starts.isEmpty)
        #expect(scene.scheduler.explanation(of: try TaskID("a")) == "it is on hold: let me look")
        #expect(scene.tell(.taskReleased(try TaskID("a"))).starts.map(\.step) == [.review])
    }

    @Test func quietHoursAreThoseOfTheLocalDay() throws {
        var scene = try SchedulerScene { $0.quietHours = QuietHours("22:00-07:00") }
        // 00:53 in UTC, and noon with this offset.
        scene.utcOffsetSeconds = 11 * 3_600
        try scene.add("a")
        #expect(scene.live() == ["a"])
        scene.utcOffsetSeconds = 0
        try scene.add("b")
        #expect(scene.lastReason("b") == "these are quiet hours, until 07:00")
        #expect(scene.points(nil).last == "hold_dispatch")
        #expect(scene.pass(.seconds(3_600)).wakeAfter == .seconds(60))
        #expect(scene.pass(.seconds(6 * 3_600)).starts.map(\.task.text) == ["b"])
        #expect(scene.points(nil).last == "open_dispatch")
    }

    @Test func withoutRoomNothingIsStarted() throws {
        var scene = try SchedulerScene { $0.memoryMin = ByteCount(bytes: 1_000) }
        scene.measure(memory: 999)
        try scene.add("a")
        #expect(scene.lastReason("a") == "less than 1000 B of memory is available")
        scene.measure(memory: 1_100)
        #expect(scene.live().isEmpty)
        scene.measure(memory: 1_125)
        #expect(scene.live() == ["a"])
        scene.measure(memory: 5_000, disk: 1)
        try scene.add("b")
        #expect(scene.lastReason("b") == "less than 1.0 GiB of the disk is free")
    }

    @Test func nobodyStartsBeforeRoomWasMeasured() throws {
        var scheduler = Scheduler(OpenTasks(entries: [try SchedulerScene().entry("a")]))
        var limits = SchedulerLimits()
        limits.slots = 1
        let time = try SchedulerScene().time
        #expect(scheduler.take(.limitsChanged(limits), at: time).starts.isEmpty)
        #expect(scheduler.explanation(of: try TaskID("a"))?.hasPrefix("nobody has measured yet") == true)
    }

    @Test func whatWaitsForTheFirstFigureOfRoomIsNotToldOfIt() throws {
        var scheduler = Scheduler(
            OpenTasks(entries: [try SchedulerScene().entry("a"), try SchedulerScene().entry("b")])
        )
        var limits = SchedulerLimits()
        limits.slots = 1
        let time = try SchedulerScene().time
        let first = scheduler.take(.limitsChanged(limits), at: time)
        #expect(first.decisions.map(\.point) == ["change_limits"])
        let room = ByteCount(bytes: 8 << 30)
        let second = scheduler.take(.resourcesMeasured(memory: room, disk: room), at: time)
        #expect(second.decisions.map(\.point) == ["select_task", "hold_task"])
        #expect(scheduler[try TaskID("b")]?.progress.waits == "no slot is free: all 1 are taken")
    }

    @Test func nothingStartsWhileTheDaemonIsAboutToEnd() throws {
        var scene = try SchedulerScene(slots: 1)
        scene.tell(.closed(why: "the daemon is about to end: restarting"))
        try scene.add("a")
        #expect(scene.live().isEmpty && scene.lastReason("a") == "the daemon is about to end: restarting")
        #expect(scene.tell(.taskAssigned(try TaskID("a"), slot: nil, isForced: true)).refusal != nil)
        #expect(scene.tell(.opened).starts.map(\.task.text) == ["a"])
    }

    @Test func startsKeepTheirInterval() throws {
        var scene = try SchedulerScene { $0.startInterval = .seconds(10) }
        try scene.add("a")
        #expect(try scene.add("b").wakeAfter == .seconds(10))
        #expect(scene.lastReason("b") == "the last start is less than 10s ago")
        #expect(scene.pass(.seconds(9)).starts.isEmpty)
        #expect(scene.pass(.seconds(1)).starts.map(\.task.text) == ["b"])
    }

    @Test func aRateLimitHoldsAllOfTheAccount() throws {
        var scene = try SchedulerScene(slots: 1) { $0.accounts = ["claude": "team", "codex": "team"] }
        try scene.add("a")
        try scene.add("b") { $0.plan.agent = "codex" }
        try scene.add("c") { $0.plan.agent = "gemini" }
        try scene.confirm("a")
        let until = (scene.wall + .seconds(600)).truncatedToMilliseconds
        let turn = try scene.end("a", .failed) { $0.rateLimitedUntil = until }
        #expect(turn.starts.map(\.task.text) == ["c"])
        #expect(scene.scheduler.standing.rateLimits == [.account("team"): until])
        #expect(scene.scheduler.explanation(of: try TaskID("b")) == "the account team has to wait until \(until)")
        #expect(try scene.task("a")?.progress.failed == 0)
        try scene.confirm("c")
        try scene.end("c")
        #expect(scene.live().isEmpty)
        #expect(scene.pass(.seconds(600)).starts.map(\.task.text) == ["a"])
    }

    @Test func aPauseStartsNothingAndIsToldOnce() throws {
        var scene = try SchedulerScene()
        scene.tell(.paused(by: "ann"))
        try scene.add("a")
        try scene.add("b")
        #expect(scene.lastReason("b") == "ann paused the flock")
        #expect(scene.points(nil).filter { $0 == "hold_dispatch" }.count == 1)
        #expect(scene.tell(.resumed(by: "ann")).starts.count == 2)
    }

    @Test func aPersonMayAssignATaskByForce() throws {
        var scene = try SchedulerScene(slots: 2) { $0.agentRunsMax = ["claude": 1] }
        for id in ["a", "b"] {
            try scene.add(id) { entry in
                entry.plan.repository = "/r"
                entry.plan.scope = ["."]
            }
        }
        try scene.add("c")
        let (b, c) = (try TaskID("b"), try TaskID("c"))
        #expect(scene.tell(.taskAssigned(c, slot: nil, isForced: false)).refusal?.contains("has all 1") == true)
        #expect(scene.tell(.taskAssigned(b, slot: nil, isForced: true)).refusal == "a writes to the same part of /r")
        #expect(scene.tell(.taskAssigned(c, slot: 0, isForced: true)).refusal == "slot 0 is not free: a has it")
        let turn = scene.tell(.taskAssigned(c, slot: 1, isForced: true))
        #expect(turn.starts.map(\.slot) == [1] && scene.lastReason("c") == "a person forced its start")
        #expect(scene.tell(.taskAssigned(c, slot: 1, isForced: true)).refusal == "it is being worked on")
    }

    @Test func whatIsForcedDoesNotWaitOutItsDelay() throws {
        var scene = try SchedulerScene()
        try scene.add("a")
        try scene.confirm("a")
        try scene.end("a", .failed)
        let a = try TaskID("a")
        #expect(
            scene.tell(.taskAssigned(a, slot: nil, isForced: false)).refusal?.contains("not tried again before") == true
        )
        #expect(scene.tell(.taskAssigned(a, slot: nil, isForced: true)).starts.map(\.attempt) == [2])
    }

    @Test func whatIsRefusedWaitsAsItDid() throws {
        var scene = try SchedulerScene()
        try scene.add("a")
        try scene.confirm("a")
        try scene.end("a", .failed)
        scene.measure(memory: 1)
        let refusal = scene.tell(.taskAssigned(try TaskID("a"), slot: nil, isForced: true)).refusal
        #expect(refusal?.contains("of memory is available") == true)
        scene.measure()
        #expect(scene.live().isEmpty)
        #expect(scene.pass(.seconds(60)).starts.map(\.attempt) == [2])
    }

    @Test func whatAPersonBlocksStaysSoWhenItsRunEnds() throws {
        var scene = try SchedulerScene()
        try scene.add("a") { $0.plan.steps = [.work, .review] }
        try scene.confirm("a")
        scene.tell(.taskBlocked(try TaskID("a"), why: "not this one"))
        #expect(try scene.end("a").starts.isEmpty)
        #expect(try scene.status("a") == .blocked && scene.task("a")?.progress.step == 1)
        #expect(scene.tell(.taskReleased(try TaskID("a"))).starts.map(\.step) == [.review])
        scene.tell(.taskBlocked(try TaskID("a"), why: "nor that"))
        scene.tell(.taskReleased(try TaskID("a")))
        #expect(try scene.status("a") == .active)
    }

    @Test func anEditMovesATaskInItsQueue() throws {
        var scene = try SchedulerScene(slots: 1)
        for id in ["a", "b", "c"] { try scene.add(id, priority: 5) }
        var edited = try #require(try scene.task("c"))
        edited.task.priority = 1
        edited.plan.text = "Do it better"
        edited.task.status = .known(.completed)
        #expect(scene.tell(.taskEdited(edited)).refusal == nil)
        try scene.confirm("a")
        #expect(try scene.end("a").starts.map(\.task.text) == ["c"])
        #expect(try scene.task("c")?.plan.text == "Do it better")
        edited.task.title = "Better"
        #expect(scene.tell(.taskEdited(edited)).refusal == nil)
        edited.plan.scope = ["src"]
        #expect(scene.tell(.taskEdited(edited)).refusal?.contains("its plan stays as it is") == true)
    }

    @Test func whatIsNotThereIsRefused() throws {
        var scene = try SchedulerScene()
        let none = try TaskID("none")
        let facts: [SchedulerFact] = [
            .taskHeld(none, why: "x"), .taskReleased(none), .taskCancelled(none, why: "x"), .taskRetried(none),
            .taskBlocked(none, why: "x"), .taskAssigned(none, slot: nil, isForced: true),
            .taskEdited(try scene.entry("none")),
        ]
        for fact in facts { #expect(scene.tell(fact).refusal == "nobody has added it", "\(fact)") }
        try scene.add("a")
        #expect(try scene.add("a").refusal == "there is one of this id")
        #expect(try scene.add("b") { $0.plan.agent = "" }.refusal == "it names no agent")
    }
}
