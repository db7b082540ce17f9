import Domain

/// The panes that a person works in beside the flock, and from when on silence means something.
extension Setting {
    package static let panesSession = SettingKey(
        "panes.session",
        .tmuxName("the name of a tmux session, such as \"roost\""),
        standard: "roost",
        by: .user,
        "The tmux session that panes are started in"
    )

    package static let panesSocket = SettingKey(
        "panes.socket",
        .tmuxNameOrNone("the name of a tmux socket, such as \"roost\""),
        standard: nil,
        by: .user,
        "The tmux server that panes are on, as tmux -L names it, where it is not your usual one"
    )

    package static let architectCommand = SettingKey(
        "panes.architect.command",
        .command,
        standard: nil,
        by: .user,
        "The program of the architect's pane with its arguments"
    )

    package static let architectNudge = SettingKey(
        "panes.architect.nudge",
        .text("a text, such as \"Read the plan and go on\""),
        standard: nil,
        by: .user,
        "What is typed into the architect's pane once it has started"
    )

    package static let managerCommand = SettingKey(
        "panes.manager.command",
        .command,
        standard: nil,
        by: .user,
        "The program of the manager's pane with its arguments"
    )

    package static let managerNudge = SettingKey(
        "panes.manager.nudge",
        .text("a text, such as \"Look after the queue\""),
        standard: nil,
        by: .user,
        "What is typed into the manager's pane once it has started"
    )

    package static let workerTimeout = SettingKey(
        "health.worker_timeout",
        .duration(HealthLimits.heartbeatFresh...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: HealthLimits.workerTimeoutUsual,
        by: .user,
        "After how long without a heartbeat a worker counts as lost"
    )

    static let ofPanes: [SettingRow] = [
        panesSession.row, panesSocket.row, architectCommand.row, architectNudge.row, managerCommand.row,
        managerNudge.row, workerTimeout.row,
    ]
}
