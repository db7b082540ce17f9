/// What a screen wants after a key: it does nothing itself.
package enum TopWish: Sendable {
    /// Shows another screen in front of this one.
    case open(any TopScreen)
    /// One screen back.
    case back
    /// One of the six that stand side by side.
    case go(TopTab)
    case act(TopAct)
    /// Asks first; the words say what would be lost.
    case confirm(TopAct, title: String, lines: [String])
    /// Asks for a text, and makes of it what is to be done.
    case ask(TextQuestion)
    case restart
    /// Runs a command line of ours in the place of this screen, and comes back.
    case lend([String], Lending = .paged)
    /// Runs one beside it, for what needs no daemon, and says what it said.
    case run([String])
    case copy(String)
    case tell(String)
    case help
    case palette
    case quit
}
