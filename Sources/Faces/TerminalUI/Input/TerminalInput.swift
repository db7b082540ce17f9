/// What comes from whoever sits in front of the terminal.
package enum TerminalInput: Hashable, Sendable {
    case key(Key)
    case mouse(MouseAct)
    /// Text that was pasted: never taken for keys.
    case paste(String)
    case resized(ScreenSize)
}
