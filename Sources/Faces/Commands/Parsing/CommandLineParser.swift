import Domain

/// Finds the command that a command line names, and has its options and arguments read.
///
/// Options that every command takes may stand before the words of the command too.
package struct CommandLineParser: Sendable {
    private let table: CommandTable

    package init(_ table: CommandTable) { self.table = table }

    /// - Parameter arguments: the command line without the name of the program.
    package func parse(_ arguments: [String]) throws(CommandError) -> Request {
        let (path, others) = chooseCommand(arguments)
        if let command = table.command(at: path) {
            if let word = others.first, !word.hasPrefix("-") {
                if path.isEmpty { throw unknownCommand(word, under: path) }
                if command.arguments.isEmpty, command.rest != nil { throw wordBeforeRest(word, command) }
            }
            var reading = CommandReading(of: command, others)
            return try reading.read()
        }
        let before = others.prefix { $0 != "--" }
        if before.contains("-h") || before.contains("--help") { return .help(path) }
        if let word = others.first(where: { !$0.hasPrefix("-") }) { throw unknownCommand(word, under: path) }
        throw .usage(.missingCommand(next: table.words(under: path)), command: path)
    }

    /// The longest path of words that the table knows, and what is left without them.
    private func chooseCommand(_ arguments: [String]) -> (path: [String], others: [String]) {
        var path: [String] = []
        var options: [String] = []
        var remaining = arguments[...]
        while let text = remaining.first, text != "--" {
            if text.hasPrefix("-") {
                let isInsideCommand = !path.isEmpty && table.command(at: path) != nil
                guard !isInsideCommand, let count = Self.argumentsOfGlobalOption(text) else { break }
                options += remaining.prefix(count)
                remaining = remaining.dropFirst(count)
            } else {
                guard table.leads(path + [text]) else { break }
                path.append(text)
                remaining = remaining.dropFirst()
            }
        }
        // A word that no command knows is what has to be told about, whatever options stand before it.
        if path.isEmpty, let word = remaining.first, !word.hasPrefix("-") { return (path, [word]) }
        return (path, options + remaining)
    }

    /// How many arguments this option of every command takes up, its value with it; nil for any other option.
    private static func argumentsOfGlobalOption(_ text: String) -> Int? {
        for row in GlobalOption.rows(of: OutputFormat.allCases) + GlobalOption.always {
            let takesValue = if case .value = row.kind { true } else { false }
            let isFlag = if case .flag = row.kind { true } else { false }
            let short = row.short.map { "-\($0)" }
            if row.longForms.contains(text) || short == text { return takesValue ? 2 : 1 }
            let isJoined = text.hasPrefix("--\(row.name)=") || (short.map { text.hasPrefix($0) } ?? false)
            if !isFlag, isJoined { return 1 }
        }
        return nil
    }

    /// `roost run claude`, or `roost run lst`.
    private func wordBeforeRest(_ word: String, _ command: Command) -> CommandError {
        let similar = Suggestion.nearest(to: word, among: table.words(under: command.path))
        return .usage(
            .wordBeforeRest(
                word,
                similar: similar.map { Command.name(of: command.path + [$0]) },
                command: command.path
            ),
            command: command.path
        )
    }

    private func unknownCommand(_ word: String, under path: [String]) -> CommandError {
        let similar = Suggestion.nearest(to: word, among: table.words(under: path))
        return .usage(
            .unknownCommand(word, similar: similar.map { Command.name(of: path + [$0]) }),
            command: path
        )
    }
}
