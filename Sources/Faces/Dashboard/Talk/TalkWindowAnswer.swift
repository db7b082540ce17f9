import Queries

/// Parts of a conversation, and whether there may come more.
struct TalkWindowAnswer: Hashable, Sendable {
    let window: TalkWindow
    let isLive: Bool
    /// The lines of the log in which parts stand, by the numbers of the parts, as far as they are known.
    let logLines: [Int: Int]
}
