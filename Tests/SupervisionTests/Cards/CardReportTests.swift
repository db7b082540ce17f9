import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct CardReportTests {
    private let repository: ScratchRepository
    private let place: DispatchPlace

    init() throws {
        repository = try ScratchRepository()
        place = DispatchPlace(
            home: HomePaths(root: repository.scratch.path("roost")),
            environment: repository.environment,
            shims: ShimStart(program: "/bin/false", processes: SystemProcesses(), caller: repository.environment)
        )
    }

    private func report(_ status: TaskStatus, _ reason: String? = nil) throws -> CardReport {
        let task = try TaskID("T-5")
        let now = WallTime(nanoseconds: 1_795_222_923_000_000_000)
        var entry = TaskEntry(
            task: Task(id: task, session: try SessionID("ses-2026-11-21-abcdef"), detectedAt: now, source: "cards"),
            plan: TaskPlan(agent: "shell", text: "make", lineage: task)
        )
        entry.plan.repository = repository.root
        entry.task.failureReason = reason
        return CardReport(entry: entry, status: status, at: now, place: place)
    }

    @Test func whileItIsWorkedOnOnlyTheStatusIsWritten() throws {
        let update = try report(.active).update()
        #expect(update.status == "in_progress" && update.sections.isEmpty)
    }

    @Test func withoutAnyRunItSaysWhy() throws {
        let update = try report(.blocked, "nobody is logged in").update()
        #expect(update.status == "blocked" && update.sections[.result] == ["nobody is logged in"])
        #expect(update.sections[.risks] == ["nobody is logged in"] && update.sections[.commandsRun] == nil)
        #expect(update.sections[.filesChanged] == nil && update.sections[.nextHandoff] == [])
    }

    @Test func whatItsWorktreeHoldsIsListed() throws {
        var wanted = WorktreeRequest(
            task: try TaskID("T-5"),
            run: try RunID("run-1"),
            attempt: 1,
            repository: repository.root
        )
        wanted.freeBytesMin = ByteCount(bytes: 0)
        let made = try place.worktrees().create(wanted).worktree
        try SystemDisk().replaceFile("\(made.path)/new.txt", with: Array("new\n".utf8))
        let update = try report(.completed).update()
        #expect(update.status == "review" && update.sections[.filesChanged] == ["`new.txt` (A)"])
        #expect(update.sections[.risks] == ["1 path is not committed"])
        #expect(update.sections[.nextHandoff] == ["the work is on `roost/T-5-a1`: `roost task review T-5`"])
    }
}
