import Domain

/// `roost help`: every page of help.
package enum HelpCommand {
    private static let subject = Argument(
        "COMMAND|TOPIC",
        .text,
        count: .any,
        "What to explain; nothing for the overview"
    )

    package static let command = Command(
        "help",
        section: .setup,
        summary: "Explain a command or a topic",
        examples: [
            Example("roost help", "all commands and topics"),
            Example("roost help version", "one command"),
            Example("roost help exit-codes", "one topic"),
        ],
        arguments: [subject],
        exitCodes: [.notFound],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let subject = invocation[all: subject]
        try invocation.console.show(page(about: subject, in: invocation.table, for: invocation.console.output))
        return .ok
    }

    /// The page about these words, which are those of a command or the name of a topic.
    package static func page(
        about subject: [String],
        in table: CommandTable,
        for traits: ChannelTraits
    ) throws(CommandError) -> HelpPage {
        if subject.isEmpty { return HelpPage(of: table, for: traits) }
        if let command = table.command(at: subject) { return HelpPage(command, in: table, for: traits) }
        if let topic = table.topics.first(where: { [$0.name] == subject }) { return HelpPage(topic, for: traits) }
        if table.leads(subject) { return HelpPage(group: subject, in: table, for: traits) }
        let known = table.listed.map { $0.path.joined(separator: " ") } + table.topics.map(\.name)
        let text = subject.joined(separator: " ")
        throw .notFound(kind: "command or topic", text: text, similar: Suggestion.nearest(to: text, among: known))
    }
}

extension Console {
    package func show(_ page: HelpPage) throws(CommandError) {
        for text in page.lines { try line(text) }
    }
}
