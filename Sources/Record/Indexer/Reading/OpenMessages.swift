/// The messages that lines may yet belong to: an agent writes one message in several lines, with others in between.
struct OpenMessages {
    private static let countMax = 32

    /// A message by its place in the run.
    struct Place: Hashable {
        let index: Int64
    }

    private struct Open {
        let id: String?
        let index: Int64
        var blockCount: Int64 = 0
    }

    private var open: [Open] = []
    private var count: Int64 = 0

    /// Where the message is that a line tells of, and whether it is the first line that does.
    mutating func place(of id: String?) -> (place: Place, isNew: Bool) {
        if let id, let known = open.last(where: { $0.id == id }) { return (Place(index: known.index), false) }
        if open.count == Self.countMax { open.removeFirst() }
        open.append(Open(id: id, index: count))
        count += 1
        return (Place(index: count - 1), true)
    }

    /// The place of its next block in it. Blocks follow the line of their message.
    mutating func nextBlock(of place: Place) -> Int64 {
        guard let found = open.lastIndex(where: { $0.index == place.index }) else { return 0 }
        defer { open[found].blockCount += 1 }
        return open[found].blockCount
    }
}
