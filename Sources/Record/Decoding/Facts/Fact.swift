/// What a line of an agent says, whichever agent it is. A line says any number of facts, most often a message and its
/// blocks; where and when it said them is its `LineOrigin`.
package enum Fact: Hashable, Sendable {
    /// Which conversation it is, when that is said for the first time or anew.
    case conversation(Conversation)
    /// A message; its blocks follow.
    case message(Message)
    case block(Block)
    /// What one model response took, or several together, as far as the line knows.
    case usage(UsageReport)
    case firstToken(FirstToken)
    case rateLimit(RateLimit)
    case permission(Permission)
    case retry(Retry)
    case compaction(Compaction)
    case subagent(Subagent)
    case turnEnded(TurnEnd)
    case title(Title)
    case marker(Marker)
    /// A line of a log that another program kept of what it did.
    case logged(LoggedLine)
    /// A type of line that this program does not know: to be kept, counted and shown.
    case unknown(type: String)
}
