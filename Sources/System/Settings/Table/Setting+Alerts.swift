package import Domain

/// Who is told of what, one table for each: `[alerts.NAME]`, where the name is of the user's own choice. None of it is
/// for a repository to say.
extension Setting {
    package static let alertKind = SettingKey(
        "alerts.*.kind",
        SettingForm<AlertChannelKind>.word.orNothing,
        standard: nil,
        by: .user,
        "How it is told; without it, nothing is"
    )

    package static let alertURLFile = SettingKey(
        "alerts.*.url_file",
        .file,
        standard: nil,
        by: .user,
        "The file with the URL of a webhook, which is a secret: it is yours, and nobody else may read it"
    )

    package static let alertAddress = SettingKey(
        "alerts.*.to",
        .text("an address, such as \"me@example.org\""),
        standard: nil,
        by: .user,
        "Where an e-mail goes"
    )

    package static let alertCommand = SettingKey(
        "alerts.*.command",
        .command,
        standard: nil,
        by: .user,
        "The program that is given each alert as JSON on its standard input, with its first arguments"
    )

    package static let alertOn = SettingKey(
        "alerts.*.on",
        .alertKinds,
        standard: AlertKind.allCases,
        by: .user,
        "What it tells of"
    )

    package static let alertQuietHours = SettingKey(
        "alerts.*.quiet_hours",
        SettingForm<QuietHours?>.quietHours,
        standard: nil,
        by: .user,
        "The part of each day in which it tells nothing, by the local clock; what came up is told in one behind it"
    )

    /// In the order in which they are shown.
    static let ofAlerts: [SettingRow] = [
        alertKind.row, alertURLFile.row, alertAddress.row, alertCommand.row, alertOn.row, alertQuietHours.row,
    ]
}
