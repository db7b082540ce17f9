extension HelpPage {
    /// The page of a command: examples first, for they are what most people came for.
    package init(_ command: Command, in table: CommandTable, for traits: ChannelTraits) {
        self.init(for: traits)
        paragraph("\(command.name) - \(command.summary)")
        addExamples(command)
        heading("Usage")
        line(command.usage)
        for text in command.details { paragraph(text) }
        addArguments(command)
        addOptions(command)
        addNext(table.commands(under: command.path))
        heading("Exit codes")
        list(command.allExitCodes.map { ("\($0.rawValue)", $0.meaning) })
    }

    /// The page of words that are no command by themselves, such as `roost task`.
    package init(group path: [String], in table: CommandTable, for traits: ChannelTraits) {
        self.init(for: traits)
        paragraph("\(Command.name(of: path)) takes one more word:")
        addNext(table.commands(under: path))
        paragraph("More about one of them: \(Command.name(of: ["help"] + path)) COMMAND")
    }

    private mutating func addExamples(_ command: Command) {
        heading("Examples")
        list(command.examples.map { ($0.line, $0.purpose) })
    }

    private mutating func addArguments(_ command: Command) {
        var entries = command.arguments.map { ($0.usage, $0.meaning) }
        if let rest = command.rest { entries.append((rest.usage, rest.summary)) }
        guard !entries.isEmpty else { return }
        heading("Arguments")
        list(entries)
    }

    private mutating func addOptions(_ command: Command) {
        heading("Options")
        list(command.allOptions.map { ($0.usage, $0.meaning) })
    }

    private mutating func addNext(_ commands: [Command]) {
        guard !commands.isEmpty else { return }
        heading("Commands")
        list(commands.map { ($0.name, $0.summary) })
    }
}
