package import Control
package import Domain

/// All that the dashboard is told.
package enum TopInput: Sendable {
    case terminal(TerminalInput)
    /// Time passes.
    case tick(WallTime)
    case link(TopContext.Link)
    case answer(TopAnswer, to: TopQuestion)
    /// What became of something that was to be done.
    case done(TopAct, Result<DirectiveAnswer, ControlError>)
    /// What a command line beside the screen said in the end.
    case ran([String], isOK: Bool, said: String)
    /// Something happened, as the daemon tells it.
    case event(topic: String, text: String, isTrouble: Bool)
    /// A line of what whoever shows the dashboard tells beside it.
    case told(StyledText)
}
