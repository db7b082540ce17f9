import Control
import Domain
import JSON
import Journal
import Panes
import Platform
import Runs
import Settings

/// Asks the daemon how everything is; where there is none, looks at tmux and the files.
struct HealthLook {
    private let invocation: Invocation

    init(_ invocation: Invocation) { self.invocation = invocation }

    func health() throws(CommandError) -> Health {
        do throws(CommandError) {
            let answer = try invocation.askDaemon(.health, upTo: Invocation.answerPatience)
            return try Self.read(answer)
        } catch {
            guard Self.isSilence(error) else { throw error }
            return try healthWithoutDaemon()
        }
    }

    /// One that is about to go, or has too much to do, does not answer: that is what there is to tell.
    private static func isSilence(_ error: CommandError) -> Bool {
        if case .control(let cause) = error {
            return [.daemonNotRunning, .timedOut, .failed].contains(cause.exitCode)
        }
        guard case .directive(let answer) = error else { return false }
        return answer.code == .known(.timedOut) || answer.code == .known(.busy)
    }

    private static func read(_ answer: DirectiveAnswer) throws(CommandError) -> Health {
        do throws(FieldError) { return try Health(json: answer.data ?? [:]) } catch {
            throw .failed(
                "the daemon's answer cannot be read: \(error)",
                hint: "is it of another version? roost version"
            )
        }
    }

    /// A daemon that lives and does not answer is not the same as none.
    private func healthWithoutDaemon() throws(CommandError) -> Health {
        let now = invocation.clock.now().wall
        let home = HomePaths(root: try invocation.home())
        let settings = try invocation.settings()
        let living = try invocation.livingDaemon()
        var facts = HealthFacts(
            takenAt: now.truncatedToMilliseconds,
            daemon: living.map { .silent(pid: $0.process.pid) } ?? .missing
        )
        let surroundings = Surroundings(
            Tmux(invocation.panePlace(settings, home)),
            roomLeast: settings[Setting.diskMin],
            archive: settings[Setting.archiveDirectory],
            on: invocation.disk
        )
        facts.room = surroundings.room
        facts.archive = surroundings.archive
        facts.panes = panes(surroundings.panes, settings, home, now)
        facts.workers = try workers(home, now)
        return Health.judge(facts, limits: settings.healthLimits)
    }

    private func panes(
        _ look: PaneLook,
        _ settings: Settings,
        _ home: HomePaths,
        _ now: WallTime
    ) -> [HealthFacts.Pane] {
        let records = PaneRecords.read(in: home, on: invocation.disk)
        return PaneName.allCases.map { name in
            HealthFacts.Pane(
                name,
                isSetUp: settings.panePlan(name) != nil || records[name].startedAt != nil,
                look.sight(of: name),
                lastActivityAt: records[name].lastSeen,
                idle: records[name].lastSeen.map { max(.zero, now - $0) }
            )
        }
    }

    /// Of the runs whose result is not there yet.
    private func workers(_ home: HomePaths, _ now: WallTime) throws(CommandError) -> [HealthFacts.Worker] {
        let disk = invocation.disk
        let all = try onRecord { () throws(JournalError) in
            try RunLookup.runs(beginningWith: "", in: home, on: disk)
        }
        return RunCatalog.open(among: all, on: disk).map { run in
            let beat = Beat.read(run.paths, on: disk)?.beatAt ?? run.state.startedAt
            return HealthFacts.Worker(
                run: run.metadata.run,
                task: run.metadata.task,
                worker: run.metadata.worker,
                status: run.state.status.text,
                heartbeatAge: max(.zero, now - beat)
            )
        }
    }
}
