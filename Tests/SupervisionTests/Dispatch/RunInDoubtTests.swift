import Domain
import JSON
import Journal
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct RunInDoubtTests {
    private let sample: SampleRuns

    init() throws { sample = try SampleRuns() }

    /// A run of a slot, prepared at that second.
    private func run(slot: Int = 1, at second: Int64 = 10) throws -> CatalogedRun {
        let run = try sample.run()
        var metadata = run.metadata.json
        metadata["workerId"] = .string("worker-\(second)-\(slot)")
        metadata["createdAt"] = .string(WallTime(nanoseconds: second * 1_000_000_000).iso)
        let known = try RunMetadata(parsing: JSONWriter.bytes(.object(metadata)))
        return CatalogedRun(paths: run.paths, metadata: known, state: run.state)
    }

    private func entry(_ status: TaskStatus, last: RunID? = nil, at second: Int64 = 10) throws -> TaskEntry {
        let task = try TaskID("gh-450")
        var entry = TaskEntry(
            task: Task(
                id: task,
                session: try SessionID("ses-2026-11-21-abcdef"),
                detectedAt: WallTime(nanoseconds: 0),
                source: "person"
            ),
            plan: TaskPlan(agent: "shell", text: "true", lineage: task)
        )
        entry.task.status = .known(status)
        entry.task.assignedAt = WallTime(nanoseconds: second * 1_000_000_000)
        entry.progress.lastRun = last
        return entry
    }

    private func doubt(
        _ entry: TaskEntry,
        _ runs: [CatalogedRun],
        isOver: Bool = false,
        isLaunched: Bool = true
    ) -> RunInDoubt {
        RunInDoubt(entry, runs: runs, isOver: { _ in isOver }, isLaunched: { _ in isLaunched })
    }

    @Test func whatWasOrderedAndNotPreparedWasNeverBegun() throws {
        #expect(doubt(try entry(.assigned), []) == .never)
        let before = try run(at: 5)
        #expect(doubt(try entry(.assigned), [before]) == .never)
        #expect(doubt(try entry(.assigned, last: before.metadata.run, at: 1), [before]) == .never)
    }

    @Test func aRunThatAPersonStartedIsNotTheOneThatWasOrdered() throws {
        #expect(doubt(try entry(.assigned), [try run(slot: 0)]) == .never)
    }

    @Test func itsFilesSayHowFarItCame() throws {
        let run = try run()
        #expect(doubt(try entry(.assigned), [run], isLaunched: false) == .prepared(run))
        #expect(doubt(try entry(.assigned), [run]) == .begun(run))
        #expect(doubt(try entry(.assigned), [run], isOver: true) == .over(run))
    }

    @Test func aRunThatWasConfirmedIsKnownByItsName() throws {
        let runs = [try run(at: 1), try run(at: 20)]
        #expect(doubt(try entry(.active, last: runs[0].metadata.run), runs) == .begun(runs[0]))
    }
}
