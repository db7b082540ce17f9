/// What a command line asks for.
package enum Request: Sendable {
    case run(Command, ParsedValues)
    /// `-h` or `--help` after these words.
    case help([String])
}
