import Domain
import JSON
import Settings
import Testing

@testable import Supervision

@Suite struct SchedulerFactTests {
    private static func ended() throws -> EndedRun {
        var end = EndedRun(
            task: try TaskID("a"),
            run: try RunID("run-1"),
            outcome: .failed,
            summary: "red",
            duration: .milliseconds(1_234)
        )
        end.reason = .exit
        end.exitCode = 3
        end.needsHuman = true
        end.followups = [Followup(stepName: "tests", stepKind: .review, reason: "none")]
        end.hasWorked = false
        end.rateLimitedUntil = SchedulerScene.start
        end.budget = BudgetStop(scope: "day", why: "used up")
        return end
    }

    private func all() throws -> [SchedulerFact] {
        let (task, run) = (try TaskID("a"), try RunID("run-1"))
        let entry = try SchedulerScene().entry("a", priority: 1)
        return [
            .taskAdded(entry), .taskEdited(entry), .taskHeld(task, why: "wait"), .taskReleased(task),
            .taskCancelled(task, why: "no"), .taskRetried(task), .taskBlocked(task, why: "so"),
            .taskAssigned(task, slot: 2, isForced: true), .taskAssigned(task, slot: nil, isForced: false),
            .runStarted(task, run), .startFailed(task, .preflight, why: "no claude"), .runAdopted(task, run),
            .retryAwaited(task, AwaitedRetry(run, by: "ada", isFailure: true)),
            .runEnded(try Self.ended()),
            .runEnded(EndedRun(task: task, run: run, outcome: .completed, duration: .zero)),
            .rateLimitHeard(.account("team"), until: SchedulerScene.start),
            .resourcesMeasured(memory: ByteCount(bytes: 1), disk: ByteCount(bytes: 2)), .paused(by: "ann"),
            .resumed(by: "ann"), .scaled(slots: 4, by: "ann"), .limitsChanged(limits), .timePassed,
            .budgetHeld(.everything, why: "full", isFull: true), .budgetHeld(.budgeted, why: "unknown", isFull: false),
            .budgetFreed(.task(task)), .budgetsNoted(memory),
        ]
    }

    private var memory: BudgetMemory {
        var memory = BudgetMemory()
        memory.day = SchedulerScene.start
        memory.raised[.day] = BudgetLimit(tokens: 5)
        return memory
    }

    private var limits: SchedulerLimits {
        var limits = SchedulerLimits()
        limits.slots = 7
        limits.agentRunsMax = ["claude": 2, "codex": 1]
        limits.accountRunsMax = ["team": 3]
        limits.accounts = ["claude": "team"]
        limits.quietHours = QuietHours("22:00-07:00")
        limits.retriesLost = true
        limits.startInterval = .milliseconds(1_500)
        return limits
    }

    @Test func everyFactComesBackWithItsTime() throws {
        let time = SchedulerTime(wall: SchedulerScene.start, boot: BootTime(nanoseconds: 77), utcOffsetSeconds: -3_600)
        for fact in try all() {
            let text = JSONWriter.text(.object(fact.json(at: time)))
            let json = try #require(try JSONReader.read(text).objectValue)
            #expect(try SchedulerFact(json: json) == fact, "\(text)")
            #expect(try SchedulerFact.time(json: json) == time)
        }
    }

    @Test func whatCannotBeReadIsNamed() throws {
        let unknown = FieldError.wrong("kind", expected: "a fact that this program knows")
        #expect(throws: unknown) { try SchedulerFact(json: ["kind": "danced"]) }
        #expect(throws: FieldError.missing("why")) { try SchedulerFact(json: ["kind": "task_held", "task_id": "a"]) }
        #expect(throws: FieldError.wrong("limited", expected: "an account or an agent")) {
            try SchedulerFact(json: [
                "kind": "rate_limit_heard", "limited": "team", "until": "2026-11-21T00:00:00.000Z",
            ])
        }
    }

    @Test func aFactIsAboutItsTask() throws {
        let about = try all().map { $0.task?.text }
        #expect(about.filter { $0 == nil }.count == 11 && Set(about.compactMap(\.self)) == ["a"])
    }

    @Test func theStandingComesBack() throws {
        var standing = DispatchStanding()
        #expect(try DispatchStanding(json: standing.json) == standing)
        standing.pausedBy = "ann"
        standing.slots = 3
        standing.rateLimits = [.account("team"): SchedulerScene.start, .agent("codex"): SchedulerScene.start]
        standing.brokenUntil = SchedulerScene.start
        standing.failedStarts = [SchedulerScene.start]
        standing.budgets = memory
        var json = standing.json
        json["colour"] = "blue"
        #expect(try DispatchStanding(json: json) == standing)
    }
}
