import Queries

/// What leads through a conversation: what was asked for, which tools were used, what failed.
struct TalkOutlineAnswer: Hashable, Sendable {
    let total: Int
    let entries: [TalkOutline.Entry]
    let isCut: Bool
}
