package import Domain

extension Settings {
    /// What the pane runs; nil where nobody has said it.
    package func panePlan(_ name: PaneName) -> PanePlan? {
        let (command, nudge) =
            switch name {
            case .architect: (self[Setting.architectCommand], self[Setting.architectNudge])
            case .manager: (self[Setting.managerCommand], self[Setting.managerNudge])
            }
        return command.map { PanePlan(name, command: $0, nudge: nudge) }
    }

    package var panePlans: [PanePlan] { PaneName.allCases.compactMap(panePlan) }

    package var healthLimits: HealthLimits { HealthLimits(workerTimeout: self[Setting.workerTimeout]) }
}
