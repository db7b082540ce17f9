/// `roost docs commands` and `roost docs settings`: the pages that are made of our tables.
package enum ReferencePageCommand {
    package static let commands = row("commands", "Print the page of all commands") { ReferencePage.commands(of: $0) }
    package static let settings = row("settings", "Print the table of all settings") { _ in ReferencePage.settings() }

    private static func row(
        _ name: String,
        _ summary: String,
        text: @escaping @Sendable (CommandTable) -> String
    ) -> Command {
        Command(
            "docs",
            name,
            section: .plumbing,
            summary: summary,
            examples: [Example("roost docs \(name)", "as it is in docs/\(name).md")]
        ) { (invocation) throws(CommandError) in
            try invocation.console.write(text(invocation.table).utf8)
            return .ok
        }
    }
}
