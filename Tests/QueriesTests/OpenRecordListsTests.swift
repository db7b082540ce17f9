import Domain
import JSON
import Platform
import Queries
import Store
import TestSupport
import Testing

/// The lists: who, when, what, and how much of it.
@Suite struct OpenRecordListsTests {
    private let story: StoryRecord
    private var record: OpenRecord { story.record }

    init() throws { story = try StoryRecord(for: "OpenRecordListsTests") }

    private func time(_ text: String) throws -> WallTime { try WallTime(iso: text) }

    private func day(_ day: String, _ next: String) throws -> TimeWindow {
        TimeWindow(since: try time(day + "T00:00:00Z"), until: try time(next + "T00:00:00Z"))
    }

    @Test func sessionsAreThoseThatGoOnThatFailedOrThatBeganBetweenTwoTimes() throws {
        var filter = RecordedSession.Filter()
        #expect(
            try record.sessions(filter).rows.map(\.id) == [
                StoryScript.command, StoryScript.today, StoryScript.yesterday,
            ]
        )
        filter.isActive = true
        #expect(try record.sessions(filter).rows.map(\.id) == [StoryScript.today])
        filter = RecordedSession.Filter()
        filter.isFailed = true
        #expect(try record.sessions(filter).rows.map(\.id) == [StoryScript.yesterday])
        filter = RecordedSession.Filter()
        filter.window = try day("2026-11-20", "2026-11-21")
        #expect(try record.sessions(filter).rows.map(\.exitReason) == ["error"])
        filter = RecordedSession.Filter()
        filter.kind = "command"
        #expect(try record.sessions(filter).rows.map(\.duration) == [.seconds(2)])
    }

    @Test func aSessionHasItsSettingsAndHowMuchHappenedInIt() throws {
        let session = try #require(try record.session(StoryScript.today))
        #expect(session.config["max_workers"] == 2)
        #expect(session.gitBranch == "main" && session.runtimeVersion == "swift-6.3" && session.duration == nil)
        let counts = try record.counts(of: StoryScript.today)
        #expect([counts.triggers, counts.decisions, counts.tasks, counts.runs] == [3, 5, 2, 3])
        #expect([counts.worktreeOperations, counts.errors] == [1, 2])
        #expect(try record.session("ses-2026-11-21") == nil)
    }

    @Test func triggersAreOfASessionATypeOrATask() throws {
        var filter = RecordedTrigger.Filter()
        filter.session = StoryScript.today
        #expect(try record.triggers(filter).rows.map(\.type) == ["poll_cycle", "issue_detected", "poll_cycle"])
        filter = RecordedTrigger.Filter()
        filter.type = "issue_detected"
        let found = try record.triggers(filter).rows
        #expect(found.map(\.task) == ["gh-450"] && found.first?.data["issue_number"] == 450)
        filter = RecordedTrigger.Filter()
        filter.task = "gh-450"
        #expect(try record.triggers(filter).rows.count == 1)
        filter = RecordedTrigger.Filter()
        filter.window = try day("2026-11-20", "2026-11-21")
        #expect(try record.triggers(filter).rows.map(\.session) == [StoryScript.yesterday])
    }

    @Test func triggersAreCountedByTypeAndTheDayOfThePlace() throws {
        func counts(_ hours: Int) throws -> [String] {
            try record.triggerCounts { _ in .seconds(3_600 * hours) }.rows.map { "\($0.day) \($0.type) \($0.count)" }
        }
        #expect(
            try counts(0) == ["2026-11-21 issue_detected 1", "2026-11-21 poll_cycle 2", "2026-11-20 poll_cycle 1"]
        )
        #expect(try counts(-7) == ["2026-11-20 issue_detected 1", "2026-11-20 poll_cycle 3"])
    }

    @Test func decisionsAreTheChainOfATaskTheSlowOnesOrThoseOfOnePoint() throws {
        var filter = RecordedDecision.Filter()
        filter.context = "gh-450"
        filter.order = .oldest
        #expect(try record.decisions(filter).rows.map(\.point) == ["worktree_already_exists", "assign", "retry"])
        filter = RecordedDecision.Filter()
        filter.isSlow = true
        filter.order = .slowest
        #expect(try record.decisions(filter).rows.map(\.milliseconds) == [1_500])
        filter = RecordedDecision.Filter()
        filter.point = "assign"
        #expect(try record.decisions(filter).rows.map(\.context) == ["gh-451", "gh-450"])
    }

    @Test func decisionPointsAreCountedWithTheirTimes() throws {
        let points = try record.decisionPoints().rows
        #expect(points.map(\.point) == ["assign", "retry", "select_next_task", "worktree_already_exists"])
        #expect(points.first?.count == 2 && points.first?.slowCount == 1)
        #expect(points.first?.averageMilliseconds == 1_000 && points.first?.longestMilliseconds == 1_500)
    }

    @Test func eventsAreOfSessionsAndOfRuns() throws {
        var filter = RecordedEvent.Filter()
        filter.severity = Severity.error
        #expect(
            try record.events(filter).rows.map(\.message)
                == ["disk full", "git failed", "It failed.", "I ran out of memory.", "git failed"]
        )
        filter.origin = .session
        filter.component = "worktrees"
        #expect(try record.events(filter).rows.map(\.stackTrace) == ["in git worktree add", nil])
        filter = RecordedEvent.Filter()
        filter.task = "gh-450"
        filter.type = "turn_ended"
        #expect(try record.events(filter).rows.map(\.owner) == ["run-2", "run-1"])
        filter = RecordedEvent.Filter()
        filter.run = "run-1"
        filter.severity = .warning
        #expect(try record.events(filter, isNewestFirst: false).rows.map(\.type).first == "retry")
    }

    @Test func worktreesThatWereKeptAreFoundWithTheirSigns() throws {
        var filter = WorktreeOperation.Filter()
        filter.operation = "preserve"
        let kept = try #require(try record.worktreeOperations(filter).rows.first)
        #expect(kept.signs.keys == ["had_changes", "was_clean", "worker_running", "file_mtime_age_minutes"])
        #expect(kept.logic["threshold_minutes"] == 60)
        filter = WorktreeOperation.Filter()
        filter.task = "gh-452"
        #expect(try record.worktreeOperations(filter, isNewestFirst: false).rows.map(\.operation).first == "create")
    }

    @Test func aWorktreeThatComesAndGoesIsASpawnLoop() throws {
        let loop = try #require(try record.spawnLoops().rows.first)
        #expect(loop.task == "gh-452" && loop.creates == 3 && loop.removes == 2)
        #expect([loop.first.iso, loop.last.iso] == ["2026-11-20T08:01:00.000Z", "2026-11-20T08:03:30.000Z"])
        #expect(try record.spawnLoops(in: day("2026-11-21", "2026-11-22")).rows == [])
    }

    @Test func tasksAreActiveCompletedTodayOrFailedNewestFirst() throws {
        var filter = RecordedTask.Filter()
        #expect(try record.tasks(filter).rows.map(\.id) == ["manual-001", "gh-451", "gh-450", "gh-452"])
        filter.isActive = true
        let active = try record.tasks(filter).rows
        #expect(active.map(\.id) == ["gh-451"] && active.first?.unpricedCalls == 1 && active.first?.runCount == 1)
        filter = RecordedTask.Filter()
        filter.status = "completed"
        filter.order = .lastCompleted
        filter.window = try day("2026-11-21", "2026-11-22")
        #expect(try record.tasks(filter).rows.map(\.id) == ["gh-450", "manual-001"])
        filter = RecordedTask.Filter()
        filter.status = "failed"
        filter.order = .lastFailed
        #expect(try record.tasks(filter).rows.map(\.failureReason) == ["OOM killed"])
        filter = RecordedTask.Filter()
        filter.source = "run"
        #expect(try record.tasks(filter).rows.map(\.duration) == [.seconds(1)])
    }

    @Test func namesAreFoundByTheirBeginningAndByWhatIsLikeThem() throws {
        #expect(try record.names(of: .task, beginningWith: "gh-45", limit: 9) == ["gh-450", "gh-451", "gh-452"])
        #expect(try record.names(of: .task, beginningWith: "gh-45", limit: 2).count == 2)
        #expect(try record.names(of: .run, beginningWith: "run-1", limit: 9) == ["run-1"])
        #expect(try record.names(of: .worker, beginningWith: "worker-", limit: 9) == ["worker-1-0", "worker-2-1"])
        #expect(try record.names(of: .session, like: "ses-2026-11-21-bbbbbc").first == StoryScript.today)
        for kind in NamedKind.allCases {
            #expect(try record.names(of: kind, beginningWith: "x", limit: 9) == [], "\(kind)")
        }
    }

    @Test func aDecisionIsNamedByTheEndOfItsSessionAndItsNumber() throws {
        let row = RowPlace(of: StoryScript.today).row(4)
        for name in ["bbbbbb/4", "\(StoryScript.today)/4", "ses-2026-11-21-b/4", "\(row)"] {
            #expect(try record.decisionNames(name, limit: 9).map(\.row) == [row], "\(name)")
        }
        #expect(try record.decisionNames("bbbbbb/4", limit: 9).map(\.short) == ["bbbbbb/4"])
        #expect(DecisionName(session: StoryScript.today, row: 7).text == "7")
        for name in ["bbbbbb/1", "/4", "bbbbbb/", "bbbbbb/-4", "x/4", "12", "bbbbbb/99999999999999999999"] {
            #expect(try record.decisionNames(name, limit: 9) == [], "\(name)")
        }
    }

    @Test func anEmptyRecordIsToldFromOneThatHasSomething() throws {
        #expect(try !record.isEmpty())
        try TemporaryHome.with { home in
            let filled = try FilledRecord(in: home)
            let empty = try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now)
            #expect(try empty.isEmpty())
            #expect(try empty.sessions().rows == [] && empty.tasks().rows == [] && empty.decisions().rows == [])
            #expect(try empty.events().rows == [] && empty.spawnLoops().rows == [])
        }
    }
}
