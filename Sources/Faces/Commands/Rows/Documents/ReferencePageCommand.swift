/// `roost docs commands` and `roost docs settings`: the pages that are made of our tables.
package enum ReferencePageCommand {
    package static let commands = Command(
        "docs",
        "commands",
        section: .plumbing,
        summary: "Print the page of all commands",
        examples: [Example("roost docs commands", "as it is in docs/commands.md")]
    ) { (invocation) throws(CommandError) in
        try show(ReferencePage.commands(of: invocation.table), invocation)
    }

    package static let settings = Command(
        "docs",
        "settings",
        section: .plumbing,
        summary: "Print the table of all settings",
        examples: [Example("roost docs settings", "as it is in docs/settings.md")]
    ) { (invocation) throws(CommandError) in
        try show(ReferencePage.settings(), invocation)
    }

    private static func show(_ text: String, _ invocation: Invocation) throws(CommandError) -> ExitCode {
        try invocation.console.write(text.utf8)
        return .ok
    }
}
