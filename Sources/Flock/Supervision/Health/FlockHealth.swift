package import Domain
import Journal
import Panes
package import Platform
package import Settings

/// What the daemon knows of the health of the flock, put together when somebody asks: one look at tmux and the disk
/// serves all who ask meanwhile.
package final class FlockHealth {
    private let panes: PaneWatch
    private let runs: LiveRuns
    private let disk: any Disk
    private let clock: any Clock
    private let loop: EventLoop
    private var settings: Settings
    private var heartbeats = Heartbeats()
    private var asking: [(Result<Surroundings, PlatformError>) -> Void] = []
    /// Where work comes from, as whoever watches that says it; nil where nobody does.
    package var triggers: () -> [HealthFacts.Trigger]? = { nil }

    package init(
        _ settings: Settings,
        panes: PaneWatch,
        runs: LiveRuns,
        disk: any Disk,
        clock: any Clock,
        loop: EventLoop
    ) {
        self.settings = settings
        self.panes = panes
        self.runs = runs
        self.disk = disk
        self.clock = clock
        self.loop = loop
    }

    package func take(_ settings: Settings) { self.settings = settings }

    package func ticked() { heartbeats.keepUp(with: runs.live, at: clock.now(), on: disk) }

    /// - Parameters:
    ///   - base: the facts with what the daemon says of itself, asked for at the end.
    ///   - answer: called once, now or later.
    package func ask(_ base: @escaping () -> HealthFacts, _ answer: @escaping (Health) -> Void) {
        asking.append { [unowned self] found in answer(judge(base(), found)) }
        guard asking.count == 1 else { return }
        let (tmux, least, archive, disk) = (
            panes.tmux, settings[Setting.diskMin], settings[Setting.archiveDirectory], disk
        )
        do throws(PlatformError) {
            try SideWork.begin(on: loop, { Surroundings(tmux, roomLeast: least, archive: archive, on: disk) }) {
                [weak self] found in self?.looked(.success(found))
            }
        } catch { looked(.failure(error)) }
    }

    private func looked(_ found: Result<Surroundings, PlatformError>) {
        let answers = asking
        asking = []
        for answer in answers { answer(found) }
    }

    private func judge(_ base: HealthFacts, _ found: Result<Surroundings, PlatformError>) -> Health {
        let now = clock.now()
        let live = runs.live
        heartbeats.look(at: live, at: now, on: disk)
        var facts = base
        facts.takenAt = now.wall.truncatedToMilliseconds
        facts.workers = live.map { row in
            HealthFacts.Worker(
                run: row.run,
                task: row.task,
                worker: row.worker,
                status: row.state.status.text,
                heartbeatAge: heartbeats.age(of: row.run, at: now),
                waitsFor: row.waitsFor?.text
            )
        }
        facts.triggers = triggers()
        switch found {
        case .success(let surroundings):
            facts.panes = panes.facts(surroundings.panes)
            facts.room = surroundings.room
            facts.archive = surroundings.archive
        case .failure(let error): facts.panes = panes.facts(.failed(.platform(error)))
        }
        return Health.judge(facts, limits: settings.healthLimits)
    }
}
