import Indexer
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// What names stand for, as `roost why` meets them.
@Suite struct RecordTargetTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "RecordTargetTests") }

    @Test func aBeginningThatOnlyOneHasIsEnough() throws {
        #expect(try home.roost("why", "manual").stdout.hasPrefix("manual-001 "))
        #expect(try home.roost("why", "worker-2").stdout.hasPrefix("run-3 "))
        #expect(try home.roost("session", "show", "ses-2026-11-20").stdout.contains(StoryScript.yesterday))
    }

    @Test func aBeginningOfSeveralIsAmbiguous() throws {
        let result = try home.roost("why", "gh-45")
        #expect(result.exitCode == 2)
        #expect(result.stderr == "roost: \"gh-45\" is the beginning of 3 tasks\n  one of: gh-450, gh-451, gh-452\n")
        try home.add("INSERT INTO tasks(task_id, detected_at, source, status) VALUES('run-x', '', 'x', 'active')")
        #expect(try home.roost("why", "run-").stderr.contains("the beginning of 5 names"))
    }

    @Test func aNameThatIsThereInWholeIsNoBeginning() throws {
        try home.add("INSERT INTO tasks(task_id, detected_at, source, status) VALUES('gh-4', '', 'x', 'active')")
        #expect(try home.roost("why", "gh-4").stdout.hasPrefix("gh-4 "))
    }

    @Test func whatIsNotThereIsToldWithWhatIsLikeIt() throws {
        let result = try home.roost("why", "gh-459")
        #expect(result.exitCode == 4)
        #expect(result.stderr.hasPrefix("roost: no task, run or worker \"gh-459\"\n  similar: gh-450"))
        #expect(try home.roost("decision", "show", "bbbbbb/99").exitCode == 4)
        #expect(try home.roost("task", "show", "").exitCode == 2)
    }

    @Test func decisionsAreToldFromOtherNames() {
        #expect(RecordTarget.isDecision("bbbbbb/4") && RecordTarget.isDecision("1234567890123456789"))
        #expect(!RecordTarget.isDecision("gh-450") && !RecordTarget.isDecision("450"))
    }

    @Test func aTaskThatIsOnlyOnTheDiskHasToBeRead() throws {
        let trial = try RunTrial(for: "RecordTargetTests")
        #expect(try trial.roost("run", "--task", "gh-7", "--prepare", "--", "true").run().exitCode == 0)
        // Whoever has the lock keeps the index, and a question does not wait for it.
        let lock = try IndexLock(RecordPaths(home: trial.home), on: SystemDisk())
        defer { withExtendedLifetime(lock) {} }
        for arguments in [["why", "gh-7"], ["task", "show", "gh-7"]] {
            let result = try trial.roost(arguments).run()
            #expect(result.exitCode == 6, "\(result.stdout)")
            #expect(
                result.stderr.contains("the index has not read yet") && result.stderr.contains("roost index --once")
            )
        }
        #expect(try trial.roost("why", "run-2").run().stderr.contains("is not in the index yet"))
    }
}
