package import Domain

/// What is to be done to panes, with all that it takes.
package struct PaneOrder: Hashable, Sendable {
    package enum Deed: Hashable, Sendable {
        case start
        case restart
        case nudge(String)
    }

    package let deed: Deed
    /// Several stand for those of them that have something to run.
    package let names: [PaneName]
    private let plans: [PanePlan]
    /// In which each is made where it is not there.
    private let folders: [PaneName: String]

    package init(_ deed: Deed, _ names: [PaneName], plans: [PanePlan], folders: [PaneName: String] = [:]) {
        self.deed = deed
        self.names = names
        self.plans = plans
        self.folders = folders
    }

    /// Each is done, whatever became of the one before.
    package func perform(with tmux: Tmux) -> PaneOutcome {
        var outcome = PaneOutcome()
        for name in meant {
            let folder = folders[name] ?? "/"
            do throws(PaneError) {
                outcome.add(name, try perform(on: name, in: folder, tmux), folder: folder)
            } catch { outcome.add(name, .failed(error), folder: folder) }
        }
        return outcome
    }

    private var meant: [PaneName] {
        guard names.count > 1 else { return names }
        let planned = names.filter { name in plans.contains { $0.name == name } }
        return planned.isEmpty ? names : planned
    }

    private func perform(
        on name: PaneName,
        in folder: String,
        _ tmux: Tmux
    ) throws(PaneError) -> PaneOutcome.Result {
        if case .nudge(let text) = deed {
            try tmux.nudge(name, text)
            return .nudged
        }
        guard let plan = plans.first(where: { $0.name == name }) else { throw .noCommand(name) }
        switch deed {
        case .start: return try tmux.start(plan, in: folder) ? .started : .running
        case .restart:
            try tmux.restart(plan, in: folder)
            return .restarted
        case .nudge: return .nudged
        }
    }
}
