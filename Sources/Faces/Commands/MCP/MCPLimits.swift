import Asking

/// How much of anything the MCP server takes and gives.
enum MCPLimits {
    /// A longer message is refused, and passed over to its end.
    static let messageBytesMax = 1 << 20
    /// What one argument of a tool may hold. What is longer than a word is read from standard input by the command.
    static let wordBytesMax = 32 << 10
    /// The rows of one answer. A model reads about a token for each three or four bytes of JSON: these are 8,000.
    static let answerBytesMax = 24 << 10
    /// One row of it; in a longer one texts and lists are shortened.
    static let rowBytesMax = 6 << 10
    static let rowsUsual = 50
    static let rowsMax = 500
    static let notesMax = 8
    static let noteBytesMax = 512
    /// How many calls go on at once; others wait.
    static let callsMax = 4
    static let waitingMax = 128
    /// Of the command of a call.
    static let command = CommandLimits()
    /// For how long a client may keep the list of tools, which changes only with the program.
    static let listLife = Duration.seconds(3600)
}
