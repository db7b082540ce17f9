import Domain
import JSON
import Settings

/// `roost config set`: writes one setting into the user's own file.
package enum ConfigSetCommand {
    private static let value = Argument(
        "VALUE",
        ValueForm.text,
        count: .optional,
        "As it would stand in a variable: 30m, 4, true, or a list as [\"a\", \"b\"]"
    )
    private static let unset = Flag("unset", "Take it out of the file, so that its default holds")
    private static let path = ["config", "set"]

    package static let command = Command(
        path: path,
        section: .setup,
        summary: "Change one setting in your file",
        details: [
            "Only this setting is touched: comments, order and all else in the file stay as they are. What is no "
                + "setting, or no value of it, is refused and told with what was likely meant, and nothing is "
                + "written. A daemon that runs goes by it after \"roost daemon reload\"."
        ],
        examples: [
            Example("roost config set run.timeout 30m", "no run takes longer from now on"),
            Example("roost config set agents.claude.model opus", "of one agent"),
            Example("roost config set run.timeout --unset", "the default again"),
        ],
        arguments: [ConfigGetCommand.key, value],
        options: [unset],
        exitCodes: [.refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let change = try change(invocation)
        let home = try invocation.home()
        let outcome = try invocation.withSettings { () throws(SettingsError) in
            try change.apply(home: home, on: invocation.disk)
        }
        let file = SafeText.of(SettingsPlaces.userFile(home: home))
        switch outcome {
        case .written(let origin): try invocation.console.say("roost: \(change.name) is set in \(origin)")
        case .removed: try invocation.console.say("roost: \(change.name) is taken out of \(file)")
        case .unchanged:
            let state = invocation[unset] ? "is not set in" : "is so already in"
            try invocation.console.say("roost: \(change.name) \(state) \(file)")
            return .ok
        }
        try tellWhatHolds(change, invocation)
        return .ok
    }

    private static func change(_ invocation: Invocation) throws(CommandError) -> SettingChange {
        let text = invocation[value]
        switch (text, invocation[unset]) {
        case (.some, true): throw .usage(.together("VALUE", "--unset"), command: path)
        case (nil, false):
            throw .usage(.missingArgument("VALUE", summary: "what to set it to, or --unset"), command: path)
        case (.some, false), (nil, true): break
        }
        do throws(SettingFault) { return try SettingChange(invocation.required(ConfigGetCommand.key), to: text) } catch
        {
            throw .usage(.badSetting(error), command: path)
        }
    }

    /// Something may stand above the file, and a daemon has read it long ago.
    private static func tellWhatHolds(_ change: SettingChange, _ invocation: Invocation) throws(CommandError) {
        do throws(CommandError) {
            let entry = try invocation.settings().entry(change.name, of: change.row)
            let file = SettingsPlaces.userFile(home: try invocation.home())
            switch entry.origin {
            case .environment, .flag: try tell(entry, invocation)
            case .file(let path, _) where path != file: try tell(entry, invocation)
            case .file, .standard: break
            }
        } catch {
            guard case .settings = error else { throw error }
            try invocation.console.say("  other settings are wrong: roost config validate")
        }
        if try invocation.livingDaemon() != nil {
            try invocation.console.say("  the daemon goes by it after: roost daemon reload")
        }
    }

    private static func tell(_ entry: SettingEntry, _ invocation: Invocation) throws(CommandError) {
        let value = SafeText.of(SettingText.of(entry.shown))
        try invocation.console.say("  here \(SafeText.of(entry.origin.description)) stands above it: \(value)")
    }
}
