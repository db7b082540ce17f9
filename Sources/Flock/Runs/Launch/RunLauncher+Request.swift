import Control
import Domain
import Glibc
import Journal
import Platform

/// What is asked of a launch, as the files of the run say it.
extension RunLauncher {
    private static let summaryLettersMax = 120

    func step(_ request: LaunchRequest, isToStart: Bool) throws(RunsError) -> StepRequest {
        let worktree = try Worktree.top(of: request.folder, on: disk)
        let task = if let named = request.task { named } else { try TaskNumber.take(in: home, on: disk) }
        let now = clock.now().wall
        var step = StepRequest(
            task: task,
            step: request.step,
            run: request.run ?? RunID.mint(at: now, random: Randomness.uint64()),
            attempt: request.task == nil ? 1 : try attempt(at: request.step, of: task),
            stepName: request.step.text,
            stepKind: request.stepKind ?? .work(request.kind),
            workerKind: request.kind,
            timeoutSeconds: Self.seconds(request.timeout ?? settings.timeout),
            runtime: StepRuntime(
                repoRoot: request.repository ?? worktree ?? request.folder,
                worktreePath: worktree ?? request.folder,
                runsRootDir: settings.runsRoot
            )
        )
        step.worker = WorkerID.mint(at: now, slot: request.slot)
        step.prompt = request.prompt
        step.promptSummary = request.prompt.map { ShortText.line(of: $0, lettersMax: Self.summaryLettersMax) }
        step.command = CommandText.of(request.command)
        step.model = request.model
        step.budget = request.budget
        let canCheckpoint = worktree != nil && settings.takesCheckpoints
        step.checkpoint.mode = !canCheckpoint ? .disabled : isToStart ? .enabled : .reserved
        step.checkpoint.resumeFromSeq = request.resumeFromSeq
        return step
    }

    func plan(_ request: LaunchRequest, _ program: String, names: [String]) -> LaunchPlan {
        var plan = LaunchPlan(
            program: program,
            command: request.command,
            environmentNames: names,
            workingFolder: request.folder
        )
        plan.stdin = request.takesInput ? .held : .null
        plan.firstInput = request.takesInput ? request.firstInput : nil
        if let terminal = request.terminal {
            plan.isOnTerminal = true
            plan.terminalRows = Int64(terminal.rows)
            plan.terminalColumns = Int64(terminal.columns)
        }
        plan.timeoutSeconds = Int64(Self.seconds(request.timeout ?? settings.timeout))
        plan.stopGraceSeconds = Int64(Self.seconds(settings.stopGrace))
        plan.drainMilliseconds = settings.drain.nanoseconds / 1_000_000
        plan.onError = settings.onError
        plan.runBytesMax = settings.runBytesMax
        plan.atRunBytesMax = settings.atRunBytesMax
        plan.checkpointIntervalSeconds = Int64(
            Self.seconds(request.checkpointInterval ?? settings.checkpointInterval)
        )
        plan.checkpointBytesMax = settings.checkpointBytesMax
        plan.socket = Deliberate.ignore(because: "without an address there is no daemon to speak to") {
            () throws(ControlError) in
            try ControlAddress(ofHome: home.root, uid: geteuid(), environment: request.caller).path
        }
        return plan
    }

    /// One more than the attempts at this step that are on record.
    private func attempt(at step: StepID, of task: TaskID) throws(RunsError) -> Int {
        let runs = try inJournal { () throws(JournalError) in try RunCatalog.runs(of: task, in: home, on: disk) }
        return Int(runs.filter { $0.metadata.step == step }.map(\.metadata.attempt).max() ?? 0) + 1
    }

    /// Whole seconds, rounded up: a part of a second is no time at all for an agent.
    private static func seconds(_ duration: Duration?) -> Int {
        guard let duration else { return 0 }
        return Int(clamping: max(0, (duration.nanoseconds + 999_999_999) / 1_000_000_000))
    }
}
