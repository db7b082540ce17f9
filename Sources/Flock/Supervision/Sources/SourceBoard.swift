package import Domain
import JSON
package import Platform
package import Settings

/// The sources that tasks come from by themselves: looks at each when it is time, beside the loop, and does what
/// follows from what was found. Who was told once is not told again.
package final class SourceBoard {
    private static let toldMax = 20_000

    let dispatch: Dispatch
    let journal: DaemonJournal
    let loop: EventLoop
    var sources: [WatchedSource] = []
    /// Why what was found is no task.
    var refusals: [TaskID: String] = [:]
    private var setups: [SourceSetup] = []
    private var told: Set<String> = []
    private var watch: FileWatch?
    private var hasBegun = false

    package init(_ dispatch: Dispatch, _ journal: DaemonJournal, _ loop: EventLoop) {
        self.dispatch = dispatch
        self.journal = journal
        self.loop = loop
    }

    package var states: [SourceState] {
        let now = dispatch.place.clock.now().monotonic
        return sources.map { $0.state(at: now) }
    }

    /// Why something that a source has found is no task; nil where nothing is known against it.
    package func explanation(of task: TaskID) -> String? { refusals[task] }

    // MARK: - Settings

    package func begin() {
        hasBegun = true
        take(dispatch.settings)
    }

    /// Sources that stay as they were set up go on as they are.
    package func take(_ settings: Settings) {
        guard hasBegun else { return }
        let (wanted, problems) = SourceSetup.all(in: settings)
        for problem in problems { tell(problem.text, problem.hint) }
        guard wanted != setups else { return }
        setups = wanted
        sources = wanted.map { setup in
            sources.first { $0.setup == setup } ?? WatchedSource(setup, dispatch.place)
        }
        watchFolders()
    }

    /// What the kernel does not tell is looked for from time to time.
    private func watchFolders() {
        if let watch { loop.forget(watch.number) }
        watch = nil
        let folders = sources.compactMap { source -> String? in
            switch source.setup.kind {
            case .folder: source.setup.path
            case .beads:
                FilePath.name(of: source.setup.path) == ".beads" ? source.setup.path : source.setup.path + "/.beads"
            case .github, .command: nil
            }
        }
        guard !folders.isEmpty else { return }
        do throws(PlatformError) {
            let watch = try FileWatch()
            try loop.watch(watch.number) { [weak self] _ in self?.stirred() }
            self.watch = watch
            for folder in folders {
                Deliberate.ignore(because: "a folder that is not there is told of by the look at it") {
                    () throws(PlatformError) in try watch.add(folder)
                }
            }
        } catch { tell("changes in folders are found only from time to time: \(error)", error.hint) }
    }

    private func stirred() {
        let changes =
            Deliberate.ignore(because: "they are looked at from time to time anyway") {
                () throws(PlatformError) in try watch?.drain()
            } ?? nil
        guard let changes, !changes.isEmpty else { return }
        for source in sources where !source.setup.path.isEmpty {
            let isMeant = changes.isIncomplete || changes.paths.contains { $0.hasPrefix(source.setup.path) }
            if isMeant { source.isStirred = true }
        }
    }

    // MARK: - Time

    package func ticked() {
        let now = dispatch.place.clock.now().monotonic
        for source in sources {
            if source.isStirred, !source.machine.isPolling {
                source.isStirred = false
                perform(source.machine.asked(at: now), source)
            } else {
                perform(source.machine.ticked(at: now), source)
            }
        }
    }

    /// Looks at it now. Answers for how long the other side wants to be left alone, where it does.
    func poll(_ source: WatchedSource, because cause: String) -> Duration? {
        let actions = source.machine.asked(at: dispatch.place.clock.now().monotonic)
        for case .refuse(let wait) in actions { return wait }
        source.cause = cause
        perform(actions, source)
        return nil
    }

    private func perform(_ actions: [SourceMachine.Action], _ source: WatchedSource) {
        for action in actions {
            switch action {
            case .poll: look(at: source)
            case .tell(let trouble): failed(trouble, source)
            case .tellWell: source.cause = source.cause ?? "it was not well before"
            case .refuse: break
            }
        }
    }

    // MARK: - Looking

    private func look(at source: WatchedSource) {
        let began = dispatch.place.clock.now().monotonic
        let (look, open) = (source.look, openTasks(of: source.setup.kind))
        let work: @Sendable () -> (Result<SourceFindings, SourceTrouble>, SourceLook) = {
            var look = look
            do throws(SourceTrouble) { return (.success(try look.findings(awaited: open)), look) } catch {
                return (.failure(error), look)
            }
        }
        do throws(PlatformError) {
            try SideWork.begin(on: loop, work) { [weak self, weak source] found in
                if let self, let source { looked(found, source, since: began) }
            }
        } catch {
            looked((.failure(SourceTrouble(error)), look), source, since: began)
        }
    }

    private func looked(
        _ found: (result: Result<SourceFindings, SourceTrouble>, look: SourceLook),
        _ source: WatchedSource,
        since began: MonotonicTime
    ) {
        // Other settings hold by now.
        guard sources.contains(where: { $0 === source }) else { return }
        let now = dispatch.place.clock.now()
        switch found.result {
        case .success(let findings):
            source.look = found.look
            source.lastGoodAt = now.wall.truncatedToMilliseconds
            source.lastError = nil
            perform(source.machine.succeeded(isUnsettled: findings.isUnsettled, at: now.monotonic), source)
            if !findings.isUnchanged { source.items = findings.items }
            source.repository = findings.repository
            for problem in findings.problems { tell(problem, nil) }
            takeFindings(of: source, took: now.monotonic - began)
        case .failure(let trouble):
            // What it remembers may be why.
            source.look = SourceLook(source.setup, dispatch.place)
            source.lastError = trouble.text
            source.lastErrorAt = now.wall.truncatedToMilliseconds
            let chance = Randomness.uint64() % 1_000
            let actions = source.machine.failed(trouble, chance: chance, at: now.monotonic)
            if actions.isEmpty, source.cause != nil { failed(trouble, source) }
            perform(actions, source)
            source.cause = nil
        }
    }

    private func failed(_ trouble: SourceTrouble, _ source: WatchedSource) {
        let now = dispatch.place.clock.now().monotonic
        let next = source.machine.next(after: now)
        var data = data(of: source)
        data["error"] = .string(trouble.text)
        data["hint"] = trouble.hint.map { .string($0) }
        data["next_in_ms"] = next.map { .integer(Int64($0 / .milliseconds(1))) }
        let again = next.map { "; again in \(DurationText.write(.seconds(max(1, $0 / .seconds(1)))))" } ?? ""
        trigger("poll", source.triggerSource, "\(source.setup.name): \(trouble.text)\(again)", level: .warn, data)
    }

    private func openTasks(of kind: SourceKind) -> [TaskID] {
        dispatch.scheduler.entries.filter { entry in
            entry.plan.addedBy == .source(kind.rawValue) && entry.task.status.known?.isOver == false
        }.map(\.id)
    }

    // MARK: - Telling

    func data(of source: WatchedSource) -> JSONObject {
        var data: JSONObject = ["source": .string(source.setup.name)]
        if !source.setup.repository.isEmpty { data["repository"] = .string(source.setup.repository) }
        data["because"] = source.cause.map { .string($0) }
        return data
    }

    /// A `trigger` line: what made the session act, or not act.
    func trigger(
        _ type: String,
        _ source: String,
        _ message: String,
        level: Level = .info,
        _ data: JSONObject,
        task: TaskID? = nil
    ) {
        var line: JSONObject = [
            "trigger_type": .string(type), "trigger_source": .string(source), "trigger_data": .object(data),
        ]
        line["task_id"] = task.map { .string($0.text) }
        journal.record(.trigger, message, level: level, data: line)
    }

    /// Whether it is new: what is told once is not told at each look.
    func isNews(_ key: String) -> Bool {
        if told.count >= Self.toldMax { told = [] }
        return told.insert(key).inserted
    }

    func tell(_ problem: String, _ hint: String?) {
        guard isNews(problem) else { return }
        journal.note("source_problem", hint.map { "\(problem); \($0)" } ?? problem, level: .warn)
    }
}
