package import Domain

/// What stands in a conversation, in the order of time.
package enum TalkItem: Hashable, Sendable {
    case block(TalkBlock)
    case note(TalkNote)

    package var at: WallTime? {
        switch self {
        case .block(let block): block.at
        case .note(let note): note.at
        }
    }
}
