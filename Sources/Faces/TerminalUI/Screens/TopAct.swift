package import Control
package import JSON

/// Something that a person wants done: what the daemon is asked for, and the command line that would do the same.
package struct TopAct: Hashable, Sendable {
    package let name: DirectiveName
    package let words: [String]
    package let data: JSONObject
    /// Without `roost`.
    package let commandLine: [String]

    package init(_ name: DirectiveName, _ words: [String] = [], data: JSONObject = [:], as commandLine: [String]) {
        self.name = name
        self.words = words
        self.data = data
        self.commandLine = commandLine
    }

    /// As a person would type it.
    package var commandText: String { CommandText.of(commandLine) }
}
