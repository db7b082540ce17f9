import Agents
import Domain
import Journal
import Platform
import Runs
import Settings

/// All that is done for one run before its shim is called: its agent is looked at, its worktree made, its directory
/// prepared. It takes as long as that takes, on a thread of its own.
struct RunStart: Sendable {
    /// A run whose shim can be called.
    struct Ready: Sendable {
        let run: ReadyRun
        let launcher: RunLauncher
        /// What was done to its worktree.
        let operations: [WorktreeOperation]
    }

    let order: StartOrder
    let entry: TaskEntry
    let run: RunID
    let settings: Settings
    let place: DispatchPlace
    /// Whether its agent was looked at a moment ago.
    var isAgentKnown = false

    func prepare() throws(StartTrouble) -> Ready {
        do throws(SupervisionError) { return try prepared() } catch { throw StartTrouble(error) }
    }

    private func prepared() throws(SupervisionError) -> Ready {
        let agent = try inRuns { () throws(RunsError) in try AgentSetup(named: order.agent, in: settings) }
        if !isAgentKnown { try look(at: agent, in: entry.plan.repository ?? place.home.root) }
        let (folder, operations) = try folder()
        let launcher = RunLauncher(
            home: place.home,
            disk: place.disk,
            clock: place.clock,
            shims: place.shims,
            settings: LaunchSettings(settings),
            roostVersion: ProgramVersion.current
        )
        let request = try request(agent, folder)
        let ready = try inRuns { () throws(RunsError) in try launcher.prepare(request) }
        return Ready(run: ready, launcher: launcher, operations: operations)
    }

    // MARK: - The agent

    private func look(at agent: AgentSetup, in folder: String) throws(SupervisionError) {
        try inRuns { () throws(RunsError) in
            let check = AgentCheck(agent, caller: place.environment, folder: folder, disk: place.disk)
            if let refusal = try check.look().refusal(of: agent.name) { throw refusal }
        }
    }

    private func request(_ agent: AgentSetup, _ folder: String) throws(SupervisionError) -> LaunchRequest {
        let prompt = StepPrompt(
            entry: entry,
            step: order.step,
            kind: agent.kind,
            carried: order.carried,
            attemptBefore: attemptBefore
        ).text
        let step = try inRuns { () throws(RunsError) in try command(agent, prompt) }
        var request = LaunchRequest(
            step,
            of: agent,
            step: StepID(order.step),
            folder: folder,
            caller: place.environment
        )
        request.task = order.task
        request.run = run
        request.slot = DispatchSlot(order.slot).workerNumber
        request.stepKind = order.step.kind(of: agent.kind)
        request.repository = entry.plan.repository
        request.prompt = agent.kind.takesPrompt ? prompt : nil
        request.model = entry.plan.model ?? agent.model
        request.timeout = entry.plan.timeout
        return request
    }

    /// Git is told by a whole command line.
    private func command(_ agent: AgentSetup, _ prompt: String) throws(RunsError) -> LaunchCommand {
        guard agent.kind != .git else { return try LaunchCommand(["/bin/sh", "-c", prompt], kind: .git) }
        return try LaunchCommand(agent, prompt: prompt, model: entry.plan.model, isSpokenTo: true)
    }

    /// How the attempt before ended, where there was one at the same step.
    private var attemptBefore: String? {
        guard order.attempt > 1, let last = entry.progress.lastRun else { return nil }
        let paths = place.home.run(last, of: order.task)
        return Deliberate.ignore(because: "what cannot be read of the attempt before is not told to the next") {
            () throws(JournalError) in try RunCatalog.read(paths, on: place.disk).state.summary
        } ?? nil
    }

    // MARK: - Where it works

    private func folder() throws(SupervisionError) -> (path: String, operations: [WorktreeOperation]) {
        guard let repository = entry.plan.repository else { return (try ownFolder(), []) }
        let keeper = try place.worktrees()
        if let standing = try standing(keeper) {
            let cleared = try keeper.clearIndexLock(of: standing, worker: .none)
            return (standing.path, cleared.map { [$0] } ?? [])
        }
        let made = try made(keeper, in: repository)
        return (made.worktree.path, [made.operation])
    }

    /// The worktree of an attempt or a step before, with all that was left in it.
    private func standing(_ keeper: WorktreeKeeper) throws(SupervisionError) -> TaskWorktree? {
        guard let worktree = try keeper.worktree(of: order.task) else { return nil }
        let isThere = try onSystem { () throws(PlatformError) in try place.disk.exists("\(worktree.path)/.git") }
        return isThere ? worktree : nil
    }

    private func made(
        _ keeper: WorktreeKeeper,
        in repository: String
    ) throws(SupervisionError) -> CreatedWorktree {
        var wanted = WorktreeRequest(
            task: order.task,
            run: run,
            attempt: order.attempt,
            repository: repository,
            base: entry.plan.base
        )
        wanted.take(settings)
        wanted.freeBytesMin = settings[Setting.diskMin]
        return try keeper.create(wanted)
    }

    /// A task that is about no repository has a folder of its own, which stays.
    private func ownFolder() throws(SupervisionError) -> String {
        let folder = "\(place.home.root)/folders/\(order.task)"
        try onSystem { () throws(PlatformError) in try place.disk.makeFolders(folder) }
        return folder
    }
}
