import Domain
import JSON

@testable import Control
@testable import Queries
@testable import TerminalUI

/// A flock as it might stand at a moment: one asks, two work, one is quiet, one waits for its turn; and what the record
/// has of it.
struct FlockScene {
    /// 2026-11-21 12:04:31 UTC
    static let now = WallTime(nanoseconds: 1_795_262_671_000_000_000)

    var runs: [FlockStatus.Run]
    var state = "running"
    var pid: Int64 = 12_345

    init() {
        runs = [
            Self.run("gh-450", slot: 2, .toolRunning, .openTool, evidence: "Bash: swift test", minutes: 31, last: 1),
            Self.run("gh-451", slot: 1, .waitingPermission, .permission, evidence: "asks", minutes: 12, last: 120),
            Self.run("gh-460", slot: 3, .working, .output, evidence: "", minutes: 4, last: 6),
            Self.run("gh-433", slot: 4, .quiet, .noOutput, evidence: "no output for 3m02s", minutes: 48, last: 182),
        ]
        runs[1].questions = [
            FlockStatus.Question(
                request: "q-1",
                tool: "Bash",
                subject: "git push origin main",
                isForPerson: true,
                options: []
            )
        ]
    }

    static func run(
        _ task: String,
        slot: Int,
        _ kind: VerdictKind,
        _ cause: VerdictCause,
        evidence: String,
        minutes: Int,
        last: Int
    ) -> FlockStatus.Run {
        let since = now - .seconds(last)
        let verdict = Verdict(
            kind,
            cause: cause,
            evidence: evidence.isEmpty ? [] : [evidence],
            since: since,
            confidence: .certain
        )
        return FlockStatus.Run([
            "run": .string(runName(of: task)), "task": .string(task),
            "worker": .string("worker-1795259071000000000-\(slot)"), "kind": "claude", "status": "running",
            "started_at": .string((now - .seconds(minutes * 60)).iso), "last_output_at": .string(since.iso),
            "pid": .integer(Int64(48_000 + slot)), "stdout_bytes": .integer(Int64(slot) * 123_456), "connected": true,
            "worktree": .string("/ada/.roost/trees/shop/\(task)"),
            "directory": .string("/ada/.roost/runs/\(task)/\(runName(of: task))"),
            "verdict": .object(verdict.json),
        ])
    }

    static func runName(of task: String) -> String { "run-20261121-113302-004512-\(task.suffix(3))x" }

    // MARK: - Answers

    /// Nil for what nobody has asked so far.
    func answer(_ question: TopQuestion) -> TopAnswer? {
        switch question {
        case .flock: .flock(flock)
        case .spending: .spending(spending)
        case .health: .health(health)
        case .tasks: .tasks(TaskPicture(tasks: tasks))
        case .recent: .recent(recent)
        case .decisions(let task):
            .decisions(DecisionPicture(decisions: decisions.filter { task == nil || $0.context == task }))
        case .explanation: .explanation(Explanation(title: "a decision"))
        case .run(let name): .run(picture(named: name))
        case .story(let task): .story(story(of: task))
        case .costs: .costs(CostDesk.picture)
        case .budgets: .budgets(CostDesk.budgets)
        case .history: .history(RunScene.history)
        case .events(let run): .events(RunScene.events(of: run))
        case .speed: .speed(RunScene.speed)
        case .diff: .diff(DiffPicture(patch: RunScene.patch))
        case .talk: .talk(RunScene.talk)
        case .lines(let asks): .lines(asks.map { pages(of: $0).page($0) })
        case .review(let task): .review(review(of: task))
        }
    }

    var flock: FlockStatus {
        var flock = FlockStatus.none
        flock.pid = pid
        flock.state = state
        flock.startedAt = Self.now - .seconds(9_240)
        flock.workersMax = 5
        flock.runs = runs
        return flock
    }

    private var recent: RecentPicture {
        RecentPicture(
            ended: tasks.filter { $0.endedAt != nil },
            decisions: decisions,
            waiting: tasks.filter { $0.status == "detected" }
        )
    }

    /// What a run has written until a moment ago.
    private func pages(of ask: LogAsk) -> LogPages {
        var pages = LogPages(count: 120)
        (pages.run, pages.task) = (ask.name, runs.first { $0.run == ask.name }?.task ?? ask.name)
        pages.startedAt = Self.now - .seconds(240)
        pages.step = .seconds(2)
        pages.texts = [
            "Building for debugging...", "[14/15] Compiling Budget.swift", "Build complete! (6.1s)",
            "Test Suite 'BudgetTests' started", "Test Case 'testDailyCap' passed (0.004 seconds)",
            "Test Case 'testMonthRollover' FAILed (0.010 seconds)",
            "error: XCTAssertEqual failed: (\"31\") is not equal to (\"30\")", "▸ Edit Sources/Budget.swift",
            "-    let days = 30", "+    let days = calendar.range(of: .day, in: .month, for: d)!.count // 日本語",
        ]
        return pages
    }

    private func review(of task: String) -> ReviewPicture {
        var lines = [StyledText("\(task)  Dashboard: Add token budget monitoring", .strong)]
        lines += [
            "  status       completed", "  run          \(Self.runName(of: task)) (the last of 2)",
            "  it came to   completed: the month is asked of the calendar", "  cost         $2.41",
            "  branch       roost/\(task)-a2", "", "3 files changed  +6 -2",
            "  M  Sources/Budget.swift  +5 -2  +++++--",
        ].map { StyledText($0) }
        return ReviewPicture(lines: lines)
    }

    private var spending: TopSpending {
        var spending = TopSpending()
        spending.today = Money(nanodollars: 4_120_000_000)
        spending.dayMax = Money(nanodollars: 20_000_000_000)
        spending.hours = [0, 2, 4, 8, 16, 12, 6, 3].map { $0 * 100_000_000 }
        spending.tasks = [
            "gh-450": Money(nanodollars: 2_410_000_000), "gh-451": Money(nanodollars: 940_000_000),
            "gh-433": Money(nanodollars: 460_000_000), "gh-460": Money(nanodollars: 310_000_000),
        ]
        return spending
    }

    private var health: Health {
        let workers = runs.map { run in
            let id = Deliberate.ignore(because: "the scene has names that are ids") { () throws(IdentifierError) in
                (try RunID(run.run), try TaskID(run.task), try WorkerID(run.worker ?? ""))
            }
            guard let id else { preconditionFailure("the scene has names that are ids") }
            let age: Duration = run.task == "gh-433" ? .seconds(41) : .seconds(1)
            return HealthFacts.Worker(run: id.0, task: id.1, worker: id.2, status: "running", heartbeatAge: age)
        }
        var facts = HealthFacts(
            takenAt: Self.now - .seconds(1),
            daemon: .running(pid: Int32(pid), uptime: .seconds(9_240), state: state)
        )
        facts.workers = workers
        return Health.judge(facts, limits: HealthLimits())
    }

    var tasks: [RecordedTask] {
        [
            task("gh-450", "Dashboard: Add token budget monitoring", "active", runs: 2, cost: 2_410, minutes: 62),
            task("gh-451", "Refresh auth token on 401", "active", runs: 1, cost: 940, minutes: 14),
            task("gh-460", "Document exit codes", "active", runs: 1, cost: 310, minutes: 6),
            task("gh-433", "Flaky test on slow disks", "active", runs: 3, cost: 460, minutes: 50),
            task("gh-461", "Add Homebrew formula", "detected", runs: 0, cost: 0, minutes: 5),
            task("man-7", "Try libvterm for replay — 日本語", "detected", runs: 0, cost: 0, minutes: 2, isHeld: true),
            task("gh-440", "Needs gh-450 first", "blocked", runs: 3, cost: 3_100, minutes: 1_440),
            task("gh-447", "Flaky CI on macOS", "failed", runs: 3, cost: 4_020, minutes: 180, why: "tests"),
            task("gh-449", "Log rotation by size", "completed", runs: 1, cost: 1_020, minutes: 120, pull: 496),
        ]
    }

    private func task(
        _ id: String,
        _ title: String,
        _ status: String,
        runs: Int64,
        cost: Int64,
        minutes: Int,
        isHeld: Bool = false,
        why: String? = nil,
        pull: Int64? = nil
    ) -> RecordedTask {
        let found = Self.now - .seconds(minutes * 60)
        let ended = found.advanced(by: .seconds(1_080))
        return RecordedTask(
            id: id,
            detectedAt: found,
            source: id.hasPrefix("gh") ? "github" : "manual",
            title: title,
            priority: Int64(id.count % 3 + 1),
            labels: [],
            startedAt: runs > 0 ? found : nil,
            completedAt: status == "completed" ? ended : nil,
            failedAt: status == "failed" ? ended : nil,
            status: status,
            failureReason: why,
            pullRequestNumber: pull,
            commits: [],
            isHeld: isHeld,
            cost: Money(nanodollars: cost * 1_000_000),
            unpricedCalls: 0,
            runCount: runs
        )
    }

    var decisions: [RecordedDecision] {
        [
            decision(
                1,
                269,
                "select_next_task",
                "gh-460",
                chosen: "gh-460",
                because: "P1 before P2; 2 of 4 slots free"
            ),
            decision(2, 1_890, "worktree_exists", "gh-450", chosen: "preserve", because: "files changed 12s ago"),
            decision(3, 1_893, "retry", "gh-450", chosen: "attempt 2", because: "exit 1 (tests), 2 retries left"),
            decision(4, 3_330, "admit_run", "gh-450", chosen: "allow", because: "$1.29 of $20 used"),
        ]
    }

    private func decision(
        _ row: Int64,
        _ secondsAgo: Int,
        _ point: String,
        _ task: String,
        chosen: String,
        because reason: String
    ) -> RecordedDecision {
        RecordedDecision(
            name: DecisionName(session: "ses-2026-11-21-abcdef", row: row),
            at: Self.now - .seconds(secondsAgo),
            contextType: "task",
            context: task,
            function: "Scheduler.decide",
            point: point,
            input: ["available": ["gh-460", "gh-461", "man-7"], "slots_free": 2],
            output: ["selected": .string(chosen)],
            reason: reason,
            milliseconds: 1.2,
            sourceFile: "Supervision/Scheduler.swift:88"
        )
    }

    private func picture(named name: String) -> RunPicture {
        let id = runs.first { $0.run == name || $0.task == name }?.task ?? name
        let task = tasks.first { $0.id == id }
        var usage = RunUsage(calls: 61, failedCalls: 1)
        usage.usage = Usage(input: 12_000, output: 19_000, cacheRead: 176_000, cacheWrite5m: 7_000, cacheWrite1h: 0)
        usage.cost = Money(nanodollars: 2_410_000_000)
        return RunPicture(run: run(of: id), task: task, usage: usage, decisions: decisions.filter { $0.context == id })
    }

    private func run(of task: String) -> RecordedRun {
        let goesOn = runs.contains { $0.task == task }
        return RecordedRun(
            id: Self.runName(of: task),
            task: task,
            spawnedAt: Self.now - .seconds(1_889),
            endedAt: goesOn ? nil : Self.now - .seconds(600),
            status: goesOn ? "running" : "completed",
            outcome: goesOn ? nil : "completed",
            exitCode: goesOn ? nil : 0,
            attempt: 2,
            agent: "claude",
            model: "claude-sonnet-4-5",
            worktree: "/ada/.roost/trees/shop/\(task)",
            branch: "roost/\(task)-a2",
            conversation: "5e1c0a77",
            checkpointCount: 1,
            needsHuman: false
        )
    }

    private func story(of task: String) -> StoryPicture {
        let entries: [(TimelineEntry.Kind, String, String)] = [
            (.trigger, "issue_detected", "issue 450 of shop"), (.task, "assigned", "to slot 2"),
            (.run, "failed", "exit 1: tests failed"), (.decision, "retry", "2 retries left"),
            (.run, "started", "attempt 2"),
        ]
        return StoryPicture(
            entries: entries.enumerated().map { place, entry in
                TimelineEntry(
                    at: Self.now - .seconds(3_700 - place * 600),
                    kind: entry.0,
                    run: nil,
                    name: entry.1,
                    text: entry.2,
                    details: [:]
                )
            }
        )
    }
}
