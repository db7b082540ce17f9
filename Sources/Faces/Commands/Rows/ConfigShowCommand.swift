import JSON
import Settings

/// `roost config show`: what is set, and where that comes from.
package enum ConfigShowCommand {
    private static let origin = Flag("origin", "Say where each value comes from")

    package static let command = Command(
        "config",
        "show",
        section: .setup,
        summary: "Show the settings that hold here",
        details: [
            "Here is the folder that it is run in: a repository that you trust may have settings of its own. Each "
                + "setting and what it is for: roost help settings"
        ],
        examples: [
            Example("roost config show", "what holds here"),
            Example("roost config show --origin", "with the file and line, or the variable, that says so"),
            Example("roost config show -o json", "for programs"),
        ],
        options: [origin],
        formats: OutputFormat.allCases,
        exitCodes: [.notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let settings = try invocation.settings()
        var columns = [Column("key", title: "KEY"), Column("value", title: "VALUE")]
        // A program is told where a value comes from without asking.
        let isOriginShown = invocation[origin] || invocation.format != .table
        if isOriginShown { columns.append(Column("origin", title: "ORIGIN")) }
        var table = Table(of: "setting", columns)
        for entry in settings.all {
            var row: [Cell] = [.text(entry.name), Cell(SettingText.of(entry.shown), entry.shown)]
            if isOriginShown { row.append(.text(entry.origin.description)) }
            table.append(row)
        }
        try invocation.console.show(table, as: invocation.format)
        try invocation.tellPassedOver(of: settings)
        return .ok
    }
}
