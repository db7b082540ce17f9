import Domain
package import Journal
package import Platform

/// Prepares runs and hands them to their shims.
///
/// Everything that can be checked is checked before anything is made. From then on the run has a directory, and
/// whatever fails ends it there, as what it is: a run whose agent was not started.
package struct RunLauncher: Sendable {
    package let home: HomePaths
    package let disk: any Disk
    package let clock: any Clock
    package let shims: ShimStart
    package let settings: LaunchSettings
    package let roostVersion: String

    package init(
        home: HomePaths,
        disk: any Disk,
        clock: any Clock,
        shims: ShimStart,
        settings: LaunchSettings = LaunchSettings(),
        roostVersion: String
    ) {
        self.home = home
        self.disk = disk
        self.clock = clock
        self.shims = shims
        self.settings = settings
        self.roostVersion = roostVersion
    }

    /// Whatever would keep the run from being started is found here, and nothing but the home is made. Answers the
    /// path of the program and the environment.
    @discardableResult
    package func check(
        _ request: LaunchRequest,
        isToStart: Bool = true
    ) throws(RunsError) -> (program: String, environment: [String: String]) {
        try HomeCheck.secure(home, on: disk)
        try FolderCheck.check(request.folder)
        let values = AgentEnvironment.values(
            caller: request.caller,
            only: request.callerNames,
            usual: request.usual,
            given: request.given,
            folder: request.folder,
            isOnTerminal: request.terminal != nil
        )
        let name = request.command.first ?? ""
        let program = try ProgramCheck.path(of: name, environment: values, folder: request.folder, on: disk)
        if isToStart {
            try DescriptorCheck.check()
            try checkShim()
        }
        return (program, values)
    }

    /// Prepares the directory of a run, after all checks.
    ///
    /// - Parameter isToStart: false for a run that stays prepared.
    package func prepare(_ request: LaunchRequest, isToStart: Bool = true) throws(RunsError) -> ReadyRun {
        var (program, values) = try check(request, isToStart: isToStart)
        let step = try step(request, isToStart: isToStart)
        let preparation = preparation
        values = AgentEnvironment.marked(
            values,
            run: step.run,
            task: step.task,
            home: home,
            paths: preparation.paths(of: step)
        )
        let plan = plan(request, program, names: values.keys.sorted())
        let prepared: PreparedRun
        do throws(JournalError) { prepared = try preparation.prepare(step, plan: plan) } catch {
            // Its directory may be there already, and then nobody else would ever end it.
            if case .alreadyPrepared = error { throw .journal(error) }
            throw failure(.journal(error), preparation.paths(of: step))
        }
        return ReadyRun(prepared: prepared, plan: plan, environment: values)
    }

    /// Hands a prepared run to a shim of its own, and comes back when its agent runs, or has ended.
    package func launch(_ ready: ReadyRun) throws(RunsError) -> LaunchedRun {
        let run = ready.prepared.request.run
        let awaited = try begin(ready)
        var begun = ShimStart.Begun(word: ShimWord.read(from: awaited.word, upTo: shims.patience), shim: awaited.shim)
        let pid: Int32?
        switch begun.word {
        case .started(let number): pid = number
        case .ended: pid = nil
        case .failed(let text):
            begun.reap()
            throw failure(.shimRefused(text, run: run.text), ready.paths)
        case .nothing:
            begun.reap()
            let isEnded = giveUp(ready, because: "\(RunsError.shimDied(run: run.text))")
            throw isEnded ? .shimDied(run: run.text) : .shimLost(run: run.text)
        case .silence: throw .shimSilent(run: run.text, after: shims.patience)
        }
        return LaunchedRun(
            run: run,
            task: ready.prepared.request.task,
            paths: ready.paths,
            agentPID: pid,
            shim: begun.shim
        )
    }

    /// The same for whoever cannot wait for the word of the shim.
    package func begin(_ ready: ReadyRun) throws(RunsError) -> ShimStart.Awaited {
        do throws(RunsError) {
            try recordSecrets(ready)
            if let worker = ready.prepared.request.worker {
                WorkerLink.point(worker, to: ready.paths, in: home, on: disk)
            }
            return try shims.begin(.run, ready.paths, environment: ready.environment)
        } catch {
            throw failure(error, ready.paths)
        }
    }

    /// Ends a run that was prepared and is not to be started after all, or whose shim is gone without having begun.
    /// Answers whether it is certain that its agent was not started, and will not be.
    @discardableResult
    package func giveUp(_ ready: ReadyRun, because why: String) -> Bool {
        UnstartedRun.end(ready.paths, because: why, disk: disk, clock: clock)
    }

    private var preparation: RunPreparation {
        RunPreparation(home: home, disk: disk, clock: clock, roostVersion: roostVersion)
    }

    /// An installation without its shim is found before a run is made that could not be started.
    private func checkShim() throws(RunsError) {
        _ = try ProgramCheck.path(of: shims.program, environment: [:], folder: "/", on: disk)
    }

    private func recordSecrets(_ ready: ReadyRun) throws(RunsError) {
        let key = try RedactionKey.read(home, on: disk)
        let index = SecretsIndex(environment: ready.environment, key: key)
        try onSystem { () throws(PlatformError) in
            try disk.replaceFile(ready.paths.secretsIndex, with: index.bytes)
        }
    }

    private func failure(_ error: RunsError, _ paths: RunPaths) -> RunsError {
        UnstartedRun.end(paths, because: "\(error)", disk: disk, clock: clock)
        return error
    }
}
