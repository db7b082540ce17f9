import Control
package import Domain
import Glibc
import JSON
package import Journal
package import Platform
import Runs
package import Settings

/// The daemon of a home at work: one thread, one event loop. It watches runs, hears shims and the index, does what
/// it is asked, and goes when it is time.
package final class Daemon {
    /// What it hears instead of being ended by it; to be blocked before there is another thread.
    package static let signals: [Signal] = [.terminate, .interrupt, .hangUp, .quit, .user1]

    private static let tickInterval = Duration.seconds(1)
    private static let departureInterval = Duration.milliseconds(200)
    /// For how long at most whoever was answered last is waited for.
    private static let answerPatience = Duration.seconds(1)
    private static let partingInterval = Duration.milliseconds(20)
    /// For how long our children are waited for at the end, and what has begun.
    private static let childPatience = Duration.seconds(2)

    package private(set) var plan: DaemonPlan
    package let identity: ProcessIdentity
    package let startedAt: Moment
    package let journal: DaemonJournal
    package let runs: LiveRuns
    package let dispatch: Dispatch
    package let watch: Watch
    package let sources: SourceBoard
    package let loop: EventLoop
    /// What it goes by until it is told to read them anew.
    package var settings: Settings { dispatch.settings }
    package private(set) var departure: Departure
    /// Why the last restart did not take place.
    package private(set) var restartFailure: String?
    /// How its session ends.
    package private(set) var end = SessionEnd.normal

    let disk = SystemDisk()
    let clock = SystemClock()
    let processes = SystemProcesses()
    let log: DaemonLog
    let index: KeptChild
    let web: WebKeeper
    let sideAnswers: SideAnswers
    let budgets: BudgetKeeper
    let alerts: AlertKeeper
    package let panes: PaneWatch
    package let flockHealth: FlockHealth
    private let unit: UnitNotice
    private let sending: Sending
    private var clocks: ClockWatch
    private(set) var desk: ControlDesk?
    private var rehearsal: WatchedChild?
    private var departureTimer: TimerID?
    private var successor: Departure.Successor?
    private var isOver = false

    package init(
        _ plan: DaemonPlan,
        _ identity: ProcessIdentity,
        _ settings: Settings,
        _ journal: DaemonJournal,
        _ log: DaemonLog,
        tasks: OpenTasks,
        restartFailure: String? = nil
    ) throws(SupervisionError) {
        self.plan = plan
        self.identity = identity
        self.journal = journal
        self.log = log
        self.restartFailure = restartFailure
        let now = clock.now()
        startedAt = now
        clocks = ClockWatch(now)
        departure = Departure(restartedAt: plan.predecessor.map { _ in now.monotonic })
        unit = UnitNotice(plan.environment, pid: identity.pid)
        let loop = try onSystem { () throws(PlatformError) in try EventLoop() }
        self.loop = loop
        let sending = Sending()
        self.sending = sending
        runs = LiveRuns(
            home: plan.home,
            disk: disk,
            processes: processes,
            clock: clock,
            journal: journal,
            peers: ShimPeers(clock: clock) { frame, peer in sending.desk?.send(frame, to: peer) }
        )
        let kept = { (name: String) throws(SupervisionError) in
            try Self.child(name, plan, loop, journal, log)
        }
        index = try kept(KeptChild.index)
        web = WebKeeper(
            try kept(KeptChild.web),
            WebFolder(ofHome: plan.home.root),
            settings,
            journal,
            on: SystemDisk()
        )
        sideAnswers = SideAnswers(on: loop)
        let shims = try Self.shims(plan)
        let place = DispatchPlace(home: plan.home, environment: plan.environment, shims: shims)
        dispatch = Dispatch(tasks, settings, place: place, journal: journal, runs: runs, loop: loop)
        watch = Watch(dispatch)
        sources = SourceBoard(dispatch, journal, loop)
        budgets = BudgetKeeper(dispatch, runs, journal, clock)
        alerts = AlertKeeper(tasks, settings, journal, loop, clock, plan.environment)
        (panes, flockHealth) = PaneWatch.beside(runs, settings, plan, journal, loop)
        panes.heardOfRun = { [watch] run, event, data, _ in watch.hooked(run, event, data) }
        flockHealth.triggers = { [sources] in sources.healthFacts }
        runs.hear = { [unowned self] row, change in heard(row, change) }
    }

    /// What shims are sent goes by the desk, which is there only later.
    private final class Sending {
        weak var desk: ControlDesk?
    }

    // MARK: - Life

    /// Everything is there to be asked: now it begins to do.
    package func begin(closed: [SessionPaths]) throws(SupervisionError) {
        var details = plan.json
        details["pid"] = .integer(Int64(identity.pid))
        details["version"] = .string(ProgramVersion.current)
        details["closed_sessions"] = .array(closed.map { .string(FilePath.name(of: $0.directory)) })
        journal.note("daemon_started", "the daemon has started (pid \(identity.pid))", details: details)
        if let restartFailure {
            journal.note("restart_failed", "the restart has failed: \(restartFailure)", level: .error)
        }
        try journal.synchronize()
        try listen()
        alerts.begin(after: plan.predecessor, closed: closed, on: disk)
        try watchSignals()
        Deliberate.ignore(because: "the links are for people, and those of live runs are made anew") {
            () throws(PlatformError) in try WorkerLink.removeAll(in: plan.home, on: disk)
        }
        let since = startedAt.wall.advanced(by: .zero - RunTable.recentFor)
        let found = try HomeRuns(in: plan.home, endedSince: since, on: disk, processes: processes)
        runs.begin(found, shims: dispatch.place.shims, on: loop)
        dispatch.begin(slots: plan.workers, isPaused: plan.isPaused) { budgets.begin() }
        watch.begin()
        sources.begin()
        // From now on the journal knows, and whoever comes after us by it.
        plan.workers = nil
        plan.isPaused = false
        index.start()
        web.begin()
        panes.begin()
        unit.ready(pid: identity.pid)
    }

    /// Goes on until it is time to go, and gives back all that the next one needs.
    package func run() throws(SupervisionError) -> Departure.Successor {
        try onSystem { () throws(PlatformError) in try loop.run { isOver } }
        let successor = successor ?? .none
        let next = successor == .daemon ? "; another follows" : ""
        journal.note("daemon_ended", "the daemon has ended\(next)")
        try sayRest()
        desk?.close()
        desk = nil
        return successor
    }

    private static func child(
        _ name: String,
        _ plan: DaemonPlan,
        _ loop: EventLoop,
        _ journal: DaemonJournal,
        _ log: DaemonLog
    ) throws(SupervisionError) -> KeptChild {
        KeptChild(
            try inRuns { () throws(RunsError) in try OwnProgram.path(name, on: SystemDisk()) },
            home: plan.home.root,
            environment: DaemonStart.environment(from: plan.environment),
            processes: SystemProcesses(),
            loop: loop,
            clock: SystemClock(),
            journal: journal,
            log: log
        )
    }

    private static func shims(_ plan: DaemonPlan) throws(SupervisionError) -> ShimStart {
        let program = try inRuns { () throws(RunsError) in try OwnProgram.path(DaemonLife.shim, on: SystemDisk()) }
        return ShimStart(program: program, processes: SystemProcesses(), caller: plan.environment)
    }

    private func watchSignals() throws(SupervisionError) {
        try onSystem { () throws(PlatformError) in
            try loop.watch(Self.signals) { [unowned self] signal in came(signal) }
        }
        loop.after(Self.tickInterval, repeats: true) { [unowned self] in tick() }
        if let interval = unit.watchdogInterval {
            loop.after(interval, repeats: true) { [unowned self] in unit.alive() }
        }
    }

    private func tick() {
        for news in clocks.looked(at: clock.now()) {
            switch news {
            case .slept(let time): journal.note("machine_slept", "the machine slept for \(DurationText.write(time))")
            case .clockMoved(let time):
                journal.note("clock_moved", "the clock was moved by \(DurationText.write(time))", level: .warn)
            }
        }
        runs.ticked()
        dispatch.ticked()
        if departure.isStaying { sources.ticked() }
        budgets.ticked()
        alerts.ticked()
        panes.ticked()
        flockHealth.ticked()
        // Shims that an earlier life of this process has called.
        LeftChildren.reap()
        journal.keepUp()
    }

    // MARK: - Who speaks to us

    private func listen() throws(SupervisionError) {
        let uid = geteuid()
        let desk = try inControl { () throws(ControlError) in
            try ControlDesk(
                at: ControlAddress(ofHome: plan.home.root, uid: uid, environment: plan.environment),
                on: loop,
                session: journal.session,
                uid: uid,
                disk: disk,
                clock: clock,
                version: ProgramVersion.current,
                origin: { [unowned self] credentials, client in origin(credentials, client) },
                act: { [unowned self] call in act(call) },
                hear: { [unowned self] peer, heard in take(heard, from: peer) }
            )
        }
        desk.refused = { [unowned self] asker, request, fault in
            note(request, by: asker, isOK: false, fault.detail)
        }
        journal.hear = { [weak desk, unowned self] event in
            desk?.tell(event.told, topic: event.typeText)
            alerts.heard(event)
        }
        sending.desk = desk
        self.desk = desk
    }

    /// An agent of ours may look, and not act: whoever asks is looked at.
    private func origin(_ credentials: PeerCredentials, _ client: Hello.Client) -> AskerOrigin {
        let known = runs.live.flatMap { [$0.state.process, $0.state.shim].compactMap { $0 } }
        return AskerOrigin.find(
            credentials,
            client,
            home: plan.home.root,
            runs: Set(runs.liveRuns),
            agents: Set(known)
        )
    }

    /// Answers it later.
    func settle(_ call: DirectiveCall, _ answer: DirectiveAnswer) {
        note(call, answer)
        desk?.answer(call.number, with: answer)
    }

    /// Whoever was answered last gets a moment to read it.
    private func sayRest() throws(SupervisionError) {
        let deadline = clock.now().monotonic.advanced(by: Self.answerPatience)
        while desk?.hasUnsent == true, clock.now().monotonic < deadline {
            try onSystem { () throws(PlatformError) in try loop.turn(upTo: .milliseconds(20)) }
        }
    }

    private func take(_ heard: ControlListener.Heard, from peer: ControlPeer) {
        switch (heard, peer.hello?.sender) {
        case (.greeted(let hello), .shim(let shim)?): runs.greeted(shim, version: hello.version, peer)
        case (.parted, .shim?): runs.parted(peer)
        case (.frame(let frame), .shim(let shim)?): runs.heard(frame, of: shim.run)
        case (.frame(let frame), .index?):
            let fact = Deliberate.ignore(because: "what the index tells stands in the files as well") {
                () throws(ControlError) in try IndexFact(frame)
            }
            if let fact {
                runs.heard(fact)
                dispatch.heard(fact)
                watch.heard(fact)
                budgets.heard(fact)
            }
        case (.parted, .index?):
            watch.indexLost()
            budgets.indexParted()
        case (.greeted, _), (.parted, _), (.frame, _): break
        }
    }

    private func heard(_ row: RunRow, _ change: RunTable.Change) {
        watch.heard(row, change)
        dispatch.heard(row, change)
        budgets.heard(row, change)
        switch change {
        case .checkpointTaken: perform(departure.saved(row.run))
        case .ended: perform(departure.ended(row.run))
        case .found, .changed, .adopting, .adopted, .notAdopted: break
        }
    }

    // MARK: - Signals

    private func came(_ signal: Signal) {
        switch signal {
        case .hangUp: reload()
        case .quit: sayAll()
        case .user1: poll(by: signal)
        default:
            end = .signal
            journal.note("signal", "the daemon was asked to end by \(signal)")
            ask(for: .stop)
        }
    }

    /// Answers why the settings cannot be gone by, where they cannot: then those of before stay.
    @discardableResult
    package func reload() -> SupervisionError? {
        unit.reloading(at: clock.now().monotonic)
        defer { unit.reloaded() }
        do throws(SupervisionError) {
            dispatch.take(try DaemonLife.settings(plan, on: disk))
            watch.take(settings)
            sources.take(settings)
            budgets.take(settings)
            alerts.take(settings)
            panes.take(settings)
            flockHealth.take(settings)
            web.take(settings)
            journal.note("reloaded", "the settings were read anew")
            return nil
        } catch {
            journal.note("reload_failed", "the settings stay as they were: \(error)", level: .warn)
            return error
        }
    }

    /// Everything that it knows, for whoever wonders.
    private func sayAll() {
        log.say(.info, JSONWriter.text(.object(status)))
        for row in runs.live { log.say(.info, JSONWriter.text(.object(row.json))) }
    }

    // MARK: - Going

    /// Answers what becomes of the wish.
    @discardableResult
    package func ask(for wish: Departure.Wish) -> Departure.Answer {
        let now = clock.now().monotonic
        let asked = departure.asked(for: wish, live: runs.liveRuns, pid: identity.pid, at: now)
        perform(asked.actions)
        return asked.answer
    }

    /// Only whoever is about to go looks at the time that often.
    private func keepTime() {
        guard departure.isUnderWay else {
            if let departureTimer { loop.cancel(departureTimer) }
            departureTimer = nil
            return
        }
        guard departureTimer == nil else { return }
        departureTimer = loop.after(Self.departureInterval, repeats: true) { [unowned self] in
            perform(departure.ticked(at: clock.now().monotonic))
        }
    }

    private func perform(_ actions: [Departure.Action]) {
        defer { keepTime() }
        for action in actions {
            switch action {
            case .beginNothing: dispatch.close(because: departure.phase)
            case .checkpoint(let wanted): checkpoint(wanted)
            case .stopRuns(let wanted):
                for run in wanted { runs.ask(run, .stop(reason: .known(.drain), graceSeconds: nil)) { _ in } }
            case .killRuns(let wanted): for run in wanted { runs.ask(run, .kill) { _ in } }
            case .rehearse:
                restartFailure = nil
                rehearse()
            case .tell(let progress): tell(progress)
            case .callOff(let why):
                dispatch.open()
                restartFailure = why
                journal.note("restart_failed", "the restart is called off: \(why)", level: .error)
            case .leave(let next): leave(next)
            }
        }
    }

    /// A run whose work cannot be saved has nothing to wait for.
    private func checkpoint(_ wanted: [RunID]) {
        for run in wanted {
            runs.ask(run, .checkpoint) { [unowned self] reply in
                if reply?.ok != true { perform(departure.saved(run)) }
            }
        }
    }

    private func tell(_ progress: Departure.Progress) {
        let details: JSONObject = [
            "phase": .string(progress.phase), "left": .array(progress.left.map { .string($0.text) }),
            "waited_ms": .integer(progress.waited.nanoseconds / 1_000_000),
        ]
        let count = progress.left.count
        let text = "\(progress.phase): \(count == 1 ? "1 run is" : "\(count) runs are") waited for"
        journal.note("leaving", text, details: details)
    }

    /// A successor that could not begin is found before anything is given up for it.
    private func rehearse() {
        do throws(SupervisionError) {
            let start = try DaemonLife.start(clock: clock)
            let awaited = try inRuns { () throws(RunsError) in
                try start.begin(.rehearse, plan.arguments(), in: plan.home, environment: plan.environment)
            }
            rehearsal = awaited.take { word, child in watched(word, child) }
        } catch { perform(departure.rehearsalFailed("\(error)")) }
    }

    private func watched(
        _ word: consuming FileDescriptor,
        _ child: consuming ChildProcess
    ) -> WatchedChild {
        let said = Said(word)
        return WatchedChild(child, on: loop) { [unowned self] exit in
            rehearsal = nil
            if exit?.status == .exited(code: 0) {
                perform(departure.rehearsed(live: runs.liveRuns, at: clock.now().monotonic))
            } else {
                perform(departure.rehearsalFailed(said.why))
            }
        }
    }

    /// What a rehearsal has said that has ended.
    private final class Said {
        private let word: FileDescriptor

        init(_ word: consuming FileDescriptor) { self.word = word }

        var why: String {
            let line = Deliberate.ignore(because: "what cannot be read says nothing") { () throws(PlatformError) in
                try word.readOnce(bytesMax: 16 << 10)
            }
            if case .failed(let why, _) = DaemonWord(line: line ?? []) { return why }
            return "a new daemon could not begin, and did not say why"
        }
    }

    private func leave(_ next: Departure.Successor) {
        guard successor == nil else { return }
        successor = next
        unit.stopping(next == .daemon ? "restarting" : "stopping")
        // The right to write to the index is the next one's, and so is the port of the web server.
        var (isIndexGone, isWebGone) = (false, false)
        index.stop { isIndexGone = true }
        web.end { isWebGone = true }
        panes.end()
        // A worktree that is being made is waited for too: the next one would only have to finish it.
        loop.after(Self.partingInterval, repeats: true) { [unowned self] in
            if isIndexGone, isWebGone, dispatch.isIdle, alerts.isIdle { isOver = true }
        }
        loop.after(Self.childPatience) { [unowned self] in isOver = true }
    }
}
