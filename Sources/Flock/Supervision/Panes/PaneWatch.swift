package import Domain
package import JSON
package import Journal
package import Panes
package import Platform
package import Settings

/// The panes beside the flock, for the daemon: what hooks tell of them, and what is known from before. Whether a pane
/// is there only tmux knows, which is asked when somebody wants to know.
package final class PaneWatch {
    /// How often at most what is known is written down beside the journal.
    private static let savingInterval = Duration.seconds(15)
    /// For how long what a pane runs may take to say that it has begun, before it is typed into all the same.
    static let nudgePatience = Duration.seconds(5)

    /// When it is tried again to type into a pane.
    private static let busyPause = Duration.milliseconds(100)

    private let home: HomePaths
    private let environment: Environment
    private let disk: any Disk
    private let clock: any Clock
    private let journal: DaemonJournal
    private let loop: EventLoop
    private var settings: Settings
    private var heard = HeardReports()
    private var spooled: SpooledReports
    private var records: PaneRecords
    private var signs: [PaneName: LastSign] = [:]
    /// Since when a pane has been seen alive.
    private var aliveSince: [PaneName: Moment] = [:]
    private var nudges: [PaneName: TimerID] = [:]
    private var isChanged = false
    private var savedAt: MonotonicTime?
    private var spoolTrouble: SupervisionError?
    /// Whether a pane is being started or typed into.
    private var isBusy = false
    /// Hears each hook event of a run, with when it was: what is told twice is heard twice.
    package var heardOfRun: (RunID, String, JSONObject, WallTime) -> Void = { _, _, _, _ in }

    package init(
        _ settings: Settings,
        home: HomePaths,
        environment: Environment,
        disk: any Disk,
        clock: any Clock,
        journal: DaemonJournal,
        loop: EventLoop
    ) {
        self.settings = settings
        self.home = home
        self.environment = environment
        self.disk = disk
        self.clock = clock
        self.journal = journal
        self.loop = loop
        spooled = SpooledReports(in: home, disk: disk, clock: clock)
        records = PaneRecords.read(in: home, on: disk)
        let now = clock.now()
        for name in PaneName.allCases {
            signs[name] = records[name].lastSeen.map { LastSign(at: $0, seen: now) }
        }
    }

    /// With who tells of the health of both.
    package static func beside(
        _ runs: LiveRuns,
        _ settings: Settings,
        _ plan: DaemonPlan,
        _ journal: DaemonJournal,
        _ loop: EventLoop
    ) -> (PaneWatch, FlockHealth) {
        let (disk, clock) = (SystemDisk(), SystemClock())
        let panes = PaneWatch(
            settings,
            home: plan.home,
            environment: plan.environment,
            disk: disk,
            clock: clock,
            journal: journal,
            loop: loop
        )
        return (panes, FlockHealth(settings, panes: panes, runs: runs, disk: disk, clock: clock, loop: loop))
    }

    package var tmux: Tmux { Tmux(PanePlace(settings, home: home, environment: environment)) }

    package func take(_ settings: Settings) { self.settings = settings }

    package func begin() {
        do throws(SupervisionError) {
            for id in try spooled.knownIDs() { _ = heard.take(id) }
        } catch { told(error) }
        takeSpooled()
    }

    package func ticked() {
        takeSpooled()
        save()
    }

    /// What is known is left for who comes next.
    package func end() { save(true) }

    // MARK: - Hooks

    /// - Parameter isLate: whether it was left for us, and may be older than what is known.
    package func heard(_ report: HookReport, isLate: Bool = false) {
        guard heard.take(report.id) else { return }
        record(report, isLate)
    }

    private func record(_ report: HookReport, _ isLate: Bool) {
        let now = clock.now()
        // A clock that is set back makes what has just happened lie ahead.
        let at = min(report.at, now.wall)
        if let run = report.run { return heardOfRun(run, report.event, report.data, at) }
        guard let pane = report.pane else { return }
        if report.event == Self.beginning { nudge(pane) }
        journal.record(
            .paneActivity,
            "\(pane.rawValue): \(report.event)",
            level: .debug,
            data: [
                "pane": .string(pane.rawValue), "last_seen": .integer(at.nanoseconds / 1_000_000_000),
                "event": .string(report.event), "hook": .string(report.id),
            ]
        )
        if isLate, let lastSeen = records[pane].lastSeen, lastSeen > at { return }
        signs[pane] = LastSign(at: at, seen: now)
        records[pane].lastSeen = at
        records[pane].event = report.event
        isChanged = true
    }

    /// By which an agent tells that it has begun.
    private static let beginning = "SessionStart"

    private func takeSpooled() {
        do throws(SupervisionError) {
            for (name, report) in try spooled.waiting() {
                heard(report, isLate: true)
                spooled.recorded(name)
            }
            guard !spooled.recorded.isEmpty else { return }
            try journal.synchronize()
            try spooled.removeRecorded()
            spoolTrouble = nil
        } catch { told(error) }
    }

    /// Once, and again when it is another trouble.
    private func told(_ error: SupervisionError) {
        guard spoolTrouble != error else { return }
        spoolTrouble = error
        journal.note("spool_unreadable", "what hooks have left cannot be taken: \(error)", level: .warn)
    }

    // MARK: - What is known

    private func save(_ isAtOnce: Bool = false) {
        let now = clock.now().monotonic
        let isDue = savedAt.map { $0.duration(to: now) >= Self.savingInterval } ?? true
        guard isChanged, isDue || isAtOnce else { return }
        savedAt = now
        isChanged = false
        Deliberate.ignore(because: "the journal has it; this is for who does not read it") { () throws(PlatformError) in
            try records.write(in: home, on: disk)
        }
    }

    /// What is known of each pane, with what a look has just shown.
    package func facts(_ look: PaneLook) -> [HealthFacts.Pane] {
        let now = clock.now()
        return PaneName.allCases.map { name in
            let sight = look.sight(of: name)
            switch sight {
            case .alive:
                if aliveSince[name] == nil { aliveSince[name] = now }
            case .ended, .missing: aliveSince[name] = nil
            case .unknown: break
            }
            return HealthFacts.Pane(
                name,
                isSetUp: settings.panePlan(name) != nil || records[name].startedAt != nil,
                sight,
                lastActivityAt: records[name].lastSeen,
                idle: signs[name]?.age(at: now),
                seenFor: aliveSince[name].map { max(.zero, now.active(since: $0)) }
            )
        }
    }

    // MARK: - Acting

    /// Does it beside the loop, one at a time. Answers why it is not begun.
    ///
    /// - Parameter folder: of whoever asks; else a pane is made where it was, or in the folder of the person.
    package func act(
        _ deed: PaneOrder.Deed,
        _ names: [PaneName],
        folder: String? = nil,
        done: @escaping (PaneOutcome) -> Void
    ) -> PaneError? {
        guard !isBusy else { return .busy }
        var folders: [PaneName: String] = [:]
        for name in names { folders[name] = folder ?? records[name].folder ?? environment["HOME"] ?? "/" }
        let order = PaneOrder(deed, names, plans: settings.panePlans, folders: folders)
        let tmux = tmux
        do throws(PlatformError) {
            try SideWork.begin(on: loop, { order.perform(with: tmux) }) { [weak self] outcome in
                self?.isBusy = false
                self?.acted(outcome)
                done(outcome)
            }
            isBusy = true
            return nil
        } catch { return .platform(error) }
    }

    private func acted(_ outcome: PaneOutcome) {
        for step in outcome.begun {
            let name = step.name
            if records[name].folder == nil || step.result == .started { records[name].folder = step.folder }
            records[name].startedAt = clock.now().wall.truncatedToMilliseconds
            aliveSince[name] = nil
            isChanged = true
            guard settings.panePlan(name)?.nudge != nil else { continue }
            nudges[name].map { loop.cancel($0) }
            nudges[name] = loop.after(Self.nudgePatience) { [weak self] in self?.nudge(name) }
        }
        save(true)
    }

    /// What the settings have for a pane that has just begun.
    private func nudge(_ name: PaneName) {
        guard let timer = nudges.removeValue(forKey: name) else { return }
        loop.cancel(timer)
        guard let text = settings.panePlan(name)?.nudge else { return }
        let refusal = act(.nudge(text), [name]) { [weak self] outcome in
            if let error = outcome.error { self?.notNudged(name, error) }
        }
        guard let refusal else { return }
        guard refusal == .busy else { return notNudged(name, refusal) }
        nudges[name] = loop.after(Self.busyPause) { [weak self] in self?.nudge(name) }
    }

    private func notNudged(_ name: PaneName, _ error: PaneError) {
        journal.note("nudge_failed", "the \(name.rawValue) pane was not nudged: \(error)", level: .warn)
    }
}
