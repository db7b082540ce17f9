import Queries
import Synchronization

/// The conversation of one run as far as it was numbered and outlined. Two who ask at once do it after one another, and
/// nothing twice.
final class CountedTalk: Sendable {
    private struct State: Sendable {
        var index: TalkIndex?
        var outline = TalkOutline()
    }

    private let state = Mutex(State())

    /// The numbers as they are now.
    func index(of owner: TalkOwner, in record: OpenRecord) throws(QueriesError) -> TalkIndex {
        try state.withLock { (state) throws(QueriesError) in try Self.extend(&state, owner, record) }
    }

    /// What leads through it.
    func outline(
        of owner: TalkOwner,
        in record: OpenRecord,
        _ redaction: RunRedaction
    ) throws(QueriesError) -> TalkOutlineAnswer {
        try state.withLock { (state) throws(QueriesError) in
            let index = try Self.extend(&state, owner, record)
            try state.outline.extend(by: index, in: record, redaction)
            let outline = state.outline
            return TalkOutlineAnswer(
                total: index.total,
                entries: outline.entries(by: index),
                isCut: outline.isCut
            )
        }
    }

    private static func extend(
        _ state: inout State,
        _ owner: TalkOwner,
        _ record: OpenRecord
    ) throws(QueriesError) -> TalkIndex {
        var index = state.index.map { TalkIndex(of: owner, goingOnFrom: $0) } ?? TalkIndex(of: owner)
        if try !index.extend(record) { state.outline = TalkOutline() }
        state.index = index
        return index
    }
}
