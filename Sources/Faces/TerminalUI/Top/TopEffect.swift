/// What the dashboard has done for it.
package enum TopEffect: Sendable {
    case act(TopAct)
    case lend([String], Lending = .paged)
    case run([String])
    case copy(String)
    /// Everything is asked for anew.
    case refresh
    case redraw
    /// Gives the terminal back to the shell until it is called again.
    case suspend
    case quit
    /// As quit, by Ctrl-C.
    case interrupt
}
