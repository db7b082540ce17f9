package import Domain

/// The settings of agents, one table for each: `[agents.NAME]`, where a name is that of a kind or one of the user's own
/// choice. A repository may choose a model; what is run, and what that may do, is the user's to say.
extension Setting {
    package static let agentKind = SettingKey(
        "agents.*.kind",
        SettingForm<WorkerKind>.word.orNothing,
        standard: nil,
        by: .user,
        "What kind of agent this is, where its name does not say it"
    )

    package static let agentCommand = SettingKey(
        "agents.*.command",
        .command,
        standard: nil,
        by: .user,
        "The program of this agent with its first arguments, where it is not found by its own name"
    )

    package static let agentArguments = SettingKey(
        "agents.*.arguments",
        .arguments,
        standard: [],
        by: .user,
        "More arguments for this agent, behind its usual ones and in front of the prompt"
    )

    package static let agentModel = SettingKey(
        "agents.*.model",
        .text("the name of a model, such as \"opus\""),
        standard: nil,
        by: .repository,
        "The model that this agent is asked to use"
    )

    package static let agentEnvironment = SettingKey(
        "agents.*.environment",
        .variables,
        standard: [],
        by: .user,
        "Variables that this agent is given besides, each as NAME=VALUE"
    )

    package static let agentEnvironmentOnly = SettingKey(
        "agents.*.environment_only",
        .variableNames,
        standard: nil,
        by: .user,
        "The variables that this agent gets of those that are set where it is started, beside what every program "
            + "needs, such as PATH and HOME; without it, all"
    )

    package static let agentAccount = SettingKey(
        "agents.*.account",
        .text("the name of an account, such as \"work\""),
        standard: nil,
        by: .user,
        "The account that this agent works on: agents of one account share its limits"
    )

    package static let agentRunsMax = SettingKey(
        "agents.*.runs_max",
        .integerOrNone(1...10_000),
        standard: nil,
        by: .user,
        "How many runs of this agent may go on at once; with none as many as there are slots"
    )

    package static let accountRunsMax = SettingKey(
        "accounts.*.runs_max",
        .integerOrNone(1...10_000),
        standard: nil,
        by: .user,
        "How many runs of all agents of this account may go on at once; with none as many as there are slots"
    )

    package static let agentTools = SettingKey(
        "agents.*.tools",
        .tools,
        standard: nil,
        by: .user,
        "The tools that this agent may use without asking, where its kind can be told"
    )

    package static let agentInteractive = SettingKey(
        "agents.*.interactive",
        .truth,
        standard: true,
        by: .user,
        "Whether runs of the daemon can be answered and steered, where this kind of agent knows how"
    )

    package static let agentSkipsPermissions = SettingKey(
        "agents.*.skip_permissions",
        .truth,
        standard: false,
        by: .user,
        "Whether this agent asks for no permission at all; status then says so"
    )

    package static let agentChecksLogin = SettingKey(
        "agents.*.login_check",
        .truth,
        standard: true,
        by: .user,
        "Whether a run of the daemon is held while this agent is not logged in"
    )

    /// In the order in which they are shown.
    static let ofAgents: [SettingRow] = [
        agentKind.row, agentCommand.row, agentArguments.row, agentModel.row, agentEnvironment.row,
        agentEnvironmentOnly.row, agentAccount.row, agentRunsMax.row, agentTools.row, agentInteractive.row,
        agentSkipsPermissions.row, agentChecksLogin.row, accountRunsMax.row,
    ]
}
