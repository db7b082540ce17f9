import Domain
import Journal
import Platform
import Runs
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct RunStartTests {
    private let repository: ScratchRepository
    private let place: DispatchPlace

    init() throws {
        repository = try ScratchRepository()
        let shims = ShimStart(
            program: try Programs.path("roost-shim"),
            processes: SystemProcesses(),
            caller: repository.environment
        )
        let home = HomePaths(root: repository.scratch.path("roost"))
        place = DispatchPlace(home: home, environment: repository.environment, shims: shims)
    }

    private func start(
        _ text: String,
        by agent: String = "shell",
        attempt: Int = 1,
        _ change: (inout TaskEntry) -> Void = { _ in }
    ) throws -> RunStart {
        let task = try TaskID("gh-450")
        let now = SystemClock().now().wall
        var entry = TaskEntry(
            task: Task(id: task, session: try SessionID("ses-2026-11-21-abcdef"), detectedAt: now, source: "manual"),
            plan: TaskPlan(agent: agent, text: text, lineage: task)
        )
        change(&entry)
        let order = StartOrder(
            task: task,
            step: .work,
            attempt: attempt,
            slot: 2,
            lineage: task,
            agent: agent,
            account: agent,
            carried: []
        )
        try SystemDisk().makeFolders(place.home.root)
        let settings = try Settings.load(home: place.home.root, environment: place.environment, on: SystemDisk())
        let run = RunID.mint(at: now, random: Randomness.uint64())
        return RunStart(order: order, entry: entry, run: run, settings: settings, place: place)
    }

    @Test func aRunIsPreparedInAWorktreeOfItsOwn() throws {
        let start = try start("make") { $0.plan.repository = repository.root }
        let ready = try start.prepare()
        let metadata = ready.run.prepared.request
        #expect(metadata.run == start.run && metadata.worker?.text.hasSuffix("-3") == true)
        #expect(metadata.runtime.repoRoot == repository.root && metadata.runtime.worktreePath.hasSuffix("/gh-450"))
        #expect(ready.operations.map(\.kind) == [.known(.create)])
        let again = try self.start("make", attempt: 2) { $0.plan.repository = repository.root }.prepare()
        #expect(again.run.plan.workingFolder == ready.run.plan.workingFolder && again.operations.isEmpty)
    }

    @Test func aTaskAboutNoRepositoryHasAFolderThatStays() throws {
        let ready = try start("make").prepare()
        #expect(ready.run.plan.workingFolder.hasSuffix("/folders/gh-450") && ready.operations.isEmpty)
    }

    @Test func anAgentThatIsSpokenToFindsItsPrompt() throws {
        let ready = try start("demo: say Hello", by: "demo").prepare()
        #expect(ready.run.plan.stdin == .held && ready.run.plan.firstInput?.contains("demo: say Hello") == true)
    }

    @Test func whatIsMissingIsSaidBeforeAnythingIsMade() throws {
        let unknown = #expect(throws: StartTrouble.self) { _ = try start("x", by: "nobody").prepare() }
        #expect(unknown?.failure == .preflight && unknown?.why.contains("nobody") == true)
        let gone = #expect(throws: StartTrouble.self) {
            _ = try start("x") { $0.plan.repository = "/nowhere" }.prepare()
        }
        #expect(gone?.failure == .preflight)
        let base = #expect(throws: StartTrouble.self) {
            _ = try start("x") { entry in
                entry.plan.repository = repository.root
                entry.plan.base = "no-such-branch"
            }.prepare()
        }
        #expect(base?.failure == .preflight && base?.why.contains("no-such-branch") == true)
        #expect(try RunLookup.runs(beginningWith: "", in: place.home, on: SystemDisk()).isEmpty)
    }
}
