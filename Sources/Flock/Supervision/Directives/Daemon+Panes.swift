import Control
import Domain
import JSON
import Journal
import Panes
import Platform

/// Health, and what is done to panes.
extension Daemon {
    func hear(_ report: HookReport, from asker: Asker) -> DirectiveAnswer {
        panes.heard(Self.believed(report, of: asker))
        return .done()
    }

    /// Whoever is within a run can tell of that run, and of nothing else.
    private static func believed(_ report: HookReport, of asker: Asker) -> HookReport {
        guard case .insideRun(let run) = asker.origin else { return report }
        return HookReport(
            id: report.id,
            event: report.event,
            at: report.at,
            pane: nil,
            run: run ?? report.run,
            data: report.data
        )
    }

    func health(_ call: DirectiveCall) -> DirectiveAnswer? {
        flockHealth.ask({ [unowned self] in healthFacts }) { [weak self] health in
            self?.settle(call, .done(data: health.json))
        }
        return nil
    }

    private var healthFacts: HealthFacts {
        let now = clock.now()
        let isPaused = dispatch.scheduler.isPaused && departure.isStaying
        let troubles = restartFailure.map { ["the last restart failed: \($0)"] } ?? []
        var facts = HealthFacts(
            takenAt: now.wall,
            daemon: .running(
                pid: identity.pid,
                uptime: now.elapsed(since: startedAt),
                state: isPaused ? "paused" : departure.phase,
                troubles: troubles
            )
        )
        facts.journalTrouble = journal.trouble.map { "\($0)" }
        facts.index = index.pid.map { .running(pid: $0, lag: nil) } ?? .away
        return facts
    }

    func act(
        _ deed: PaneOrder.Deed,
        _ names: [PaneName],
        folder: String? = nil,
        _ call: DirectiveCall
    ) -> DirectiveAnswer? {
        let refusal = panes.act(deed, names, folder: folder) { [weak self] outcome in
            self?.settle(call, Self.told(outcome))
        }
        return refusal.map { .refused($0 == .busy ? .busy : .failed, "\($0)", hint: $0.hint) }
    }

    private static func told(_ outcome: PaneOutcome) -> DirectiveAnswer {
        guard let error = outcome.error else { return .done(outcome.text, data: outcome.json) }
        return .refused(error.isMissing ? .noTarget : .refused, outcome.text, hint: error.hint, data: outcome.json)
    }
}
