import Settings

/// The pages of the documents that are made of tables of ours, in Markdown: all commands, all settings.
enum ReferencePage {
    /// A page by itself.
    static func commands(of table: CommandTable) -> String {
        var lines = ["# Every command", "", "Made of the command table by `roost docs commands`."]
        lines += ["Its own page is there by `roost COMMAND --help` and `man roost-COMMAND`.", ""]
        lines += options(titled: "every command takes", GlobalOption.always)
        lines += options(titled: "every command that shows data takes", GlobalOption.rows(of: OutputFormat.allCases))
        for section in CommandSection.allCases {
            let commands = table.listed.filter { $0.section == section }
            guard !commands.isEmpty else { continue }
            lines += ["## \(section.rawValue)", ""]
            for command in commands { lines += self.lines(of: command) }
        }
        return lines.joined(separator: "\n")
    }

    /// A table, for a page that says more of them.
    static func settings() -> String {
        var lines = ["| setting | default | set by | what it is |", "|---|---|---|---|"]
        for row in Setting.all {
            let standard = SettingText.of(row.standard.shown)
            lines.append(cells(["`\(row.name)`", "`\(standard)`", row.authority.meaning, row.summary]))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of command: Command) -> [String] {
        var lines = ["### \(command.name)", "", "\(command.summary).", "", "```", command.usage, "```", ""]
        if !command.examples.isEmpty {
            lines += ["| for example | |", "|---|---|"]
            lines += command.examples.map { cells(["`\($0.line)`", $0.purpose]) } + [""]
        }
        lines += options(titled: "option", command.options)
        let codes = command.exitCodes.map { "\($0.rawValue) (\($0.meaning))" }
        if !codes.isEmpty { lines += ["It may also end with:", ""] + codes.map { "- \($0)" } + [""] }
        return lines
    }

    private static func options(titled title: String, _ options: [OptionRow]) -> [String] {
        guard !options.isEmpty else { return [] }
        let rows = options.map { cells(["`\($0.usage.drop { $0 == " " })`", $0.meaning]) }
        return ["| \(title) | |", "|---|---|"] + rows + [""]
    }

    private static func cells(_ texts: [String]) -> String {
        "| " + texts.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
}
