import Settings

/// `roost config path`: where the settings stand.
package enum ConfigPathCommand {
    package static let command = Command(
        "config",
        "path",
        section: .setup,
        summary: "Say which file your settings stand in",
        details: ["The file need not be there: without it every setting has its default."],
        examples: [Example("roost config path", "the path alone, to hand to an editor")],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try invocation.console.line(SettingsPlaces.userFile(home: try invocation.home()))
        return .ok
    }
}
