/// The one table of commands, and what can be asked of it.
package struct CommandTable: Sendable {
    package let commands: [Command]
    package let topics: [HelpTopic]

    package init(_ commands: [Command], topics: [HelpTopic] = []) {
        self.commands = commands
        self.topics = topics
    }

    /// The commands that people are told of, in the order of the table.
    package var listed: [Command] { commands.filter { $0.isListed } }

    package func command(at path: [String]) -> Command? { commands.first { $0.path == path } }

    /// Whether some command begins with these words.
    package func leads(_ path: [String]) -> Bool { commands.contains { $0.path.starts(with: path) } }

    /// The listed commands that begin with these words and go on.
    package func commands(under path: [String]) -> [Command] {
        listed.filter { $0.path.count > path.count && $0.path.starts(with: path) }
    }

    /// The words that may follow these words, each once.
    package func words(under path: [String]) -> [String] {
        var words: [String] = []
        for command in commands(under: path) where !words.contains(command.path[path.count]) {
            words.append(command.path[path.count])
        }
        return words
    }
}
