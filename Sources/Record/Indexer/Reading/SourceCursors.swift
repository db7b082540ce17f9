import Store

/// How far a source has been read into each of the databases.
struct SourceCursors: Hashable {
    var index: SourceRow
    /// Nothing while they are away.
    var conversations: SourceRow?

    /// The one that is less far: from there on something is wanted.
    var first: SourceRow {
        guard let conversations, conversations.byteOffset < index.byteOffset else { return index }
        return conversations
    }

    /// What was said may yet be wanted where it is away.
    var areFinished: Bool { index.isFinished && conversations?.isFinished ?? false }

    /// Notes how far the reading got. A cursor that is ahead, since the other file was away or its commit was cut off,
    /// stays where it is.
    mutating func advance(to offset: Int64, _ change: (inout SourceRow) -> Void) {
        if offset >= index.byteOffset {
            index.byteOffset = offset
            change(&index)
        }
        if var row = conversations, offset >= row.byteOffset {
            row.byteOffset = offset
            change(&row)
            conversations = row
        }
    }
}

extension SourceRow {
    init(_ source: SourceIdentity) {
        self.init(id: source.id, kind: source.kind, owner: source.owner, path: source.path)
        state = source.version
    }
}
