/// Where tasks come from by themselves, one table for each source: `[sources.NAME]`. All of it is the user's to say:
/// what comes in by it is done.
extension Setting {
    package static let sourceKind = SettingKey(
        "sources.*.kind",
        SettingForm<SourceKind>.word.orNothing,
        standard: nil,
        by: .user,
        "What kind of source this is, where its name does not say it"
    )

    package static let sourceRepository = SettingKey(
        "sources.*.repository",
        .text("owner and name of a repository, such as \"acme/web\""),
        standard: nil,
        by: .user,
        "The repository on GitHub whose issues become tasks"
    )

    package static let sourceLabels = SettingKey(
        "sources.*.labels",
        .names(suchAs: "roost"),
        standard: [],
        by: .user,
        "The labels that an issue must have, all of them, to become a task"
    )

    package static let sourceAuthors = SettingKey(
        "sources.*.authors",
        .names(suchAs: "octocat"),
        standard: [],
        by: .user,
        "Whose issues become tasks, and whose labels make one of somebody else's; with none those of the owner, the "
            + "members and the collaborators of the repository"
    )

    package static let sourceInterval = SettingKey(
        "sources.*.interval",
        .duration(.seconds(1)...Duration.seconds(86_400), step: .seconds(1)),
        standard: .seconds(60),
        by: .user,
        "How often it is looked for something new"
    )

    package static let sourceCheckout = SettingKey(
        "sources.*.checkout",
        .folder,
        standard: nil,
        by: .user,
        "The repository on this machine that the tasks of this source are done in"
    )

    package static let sourceAgent = SettingKey(
        "sources.*.agent",
        .text("the name of an agent, such as \"claude\""),
        standard: nil,
        by: .user,
        "Who does the tasks of this source"
    )

    package static let sourceSteps = SettingKey(
        "sources.*.steps",
        .stepNames,
        standard: [],
        by: .user,
        "The steps of its tasks, where they are others than usual"
    )

    package static let sourceHold = SettingKey(
        "sources.*.hold",
        .truth,
        standard: false,
        by: .user,
        "Whether its tasks wait until a person releases them"
    )

    package static let sourceAPI = SettingKey(
        "sources.*.api_url",
        .text("a URL, such as \"https://github.example.org/api/v3\""),
        standard: nil,
        by: .user,
        "The server that is asked for issues, where it is not https://api.github.com"
    )

    package static let sourcePath = SettingKey(
        "sources.*.path",
        .folder,
        standard: nil,
        by: .user,
        "The folder whose files become tasks; of beads the folder that .beads is in, where it is not the checkout"
    )

    package static let sourceCommand = SettingKey(
        "sources.*.command",
        .command,
        standard: nil,
        by: .user,
        "The program that prints what is to be done, with its arguments"
    )

    package static let sourceTimeout = SettingKey(
        "sources.*.timeout",
        .duration(.seconds(1)...Duration.seconds(600), step: .seconds(1)),
        standard: .seconds(30),
        by: .user,
        "How long one look may take"
    )

    /// In the order in which they are shown.
    static let ofSources: [SettingRow] = [
        sourceKind.row, sourceRepository.row, sourceLabels.row, sourceAuthors.row, sourceInterval.row,
        sourceCheckout.row, sourceAgent.row, sourceSteps.row, sourceHold.row, sourceAPI.row, sourcePath.row,
        sourceCommand.row, sourceTimeout.row,
    ]
}
