import Domain
import JSON
import Settings

/// `roost config get`: what holds for one setting.
package enum ConfigGetCommand {
    static let key = Argument("KEY", ValueForm.text, "The setting by its name, such as run.timeout")
    private static let origin = Flag("origin", "Say behind it where the value comes from")

    package static let command = Command(
        "config",
        "get",
        section: .setup,
        summary: "Show one setting that holds here",
        details: [
            "The value stands alone on its line; a list as JSON; what nobody set and has no default as -. All "
                + "settings: roost help settings"
        ],
        examples: [
            Example("roost config get run.timeout", "the value alone, for a script"),
            Example("roost config get agents.claude.model", "of an agent"),
            Example("roost config get --origin run.drain", "with the file and line that says so"),
        ],
        arguments: [key],
        options: [origin],
        formats: OutputFormat.allCases,
        exitCodes: [.notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let name = invocation.required(key)
        let row = try found(name, command: ["config", "get"])
        let settings = try invocation.settings()
        let entry = settings.entry(name, of: row)
        if invocation.format == .table {
            let value = SafeText.of(SettingText.of(entry.shown))
            let from = SafeText.of(entry.origin.description)
            try invocation.console.line(invocation[origin] ? "\(value)  \(from)" : value)
        } else {
            var table = Table(
                of: "setting",
                isSingle: true,
                [Column("key", title: "KEY"), Column("value", title: "VALUE"), Column("origin", title: "ORIGIN")]
            )
            table.append([
                .text(entry.name), Cell(SettingText.of(entry.shown), entry.shown), .text(entry.origin.description),
            ])
            try invocation.console.show(table, as: invocation.format)
        }
        try invocation.tellPassedOver(of: settings)
        return .ok
    }

    private static func found(_ name: String, command: [String]) throws(CommandError) -> SettingRow {
        do throws(SettingFault) { return try Setting.find(name).row } catch {
            throw .usage(.badSetting(error), command: command)
        }
    }
}
