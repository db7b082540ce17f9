/// `roost` alone: what one can do now, in fewer lines than the smallest terminal has.
package enum WhatNowCommand {
    private static let commandsMax = 5
    private static let version = Flag("version", "Say which roost this is")

    package static let command = Command(
        section: .everyday,
        summary: "Say what one can do now",
        examples: [Example("roost", "what now")],
        options: [version],
        formats: OutputFormat.allCases,
        isListed: false,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        if invocation[version] { return try VersionCommand.run(invocation) }
        var page = HelpPage(for: invocation.console.output)
        page.paragraph("roost \(VersionCommand.version) runs coding agents and keeps the record of all they do.")
        page.heading("What now")
        page.list(invocation.table.listed.prefix(commandsMax).map { ($0.name, $0.summary) })
        page.paragraph("All of it: roost help")
        try invocation.console.show(page)
        return .ok
    }
}
