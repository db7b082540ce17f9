import Domain
import Journal
import Platform

/// When the bytes of a channel came, asked for from front to back.
struct LineTimes: ~Copyable {
    private static let blockCount = 512

    private let index: StreamIndex
    private let channel: Channel
    private var place: Int64 = 0
    private var chunks: ArraySlice<IndexRecord> = []
    private var last: WallTime?

    init(_ paths: RunPaths, of channel: Channel, on disk: any Disk) throws(IndexerError) {
        index = try IndexerError.inJournal { () throws(JournalError) in
            try StreamIndex(path: paths.streamIndex, on: disk)
        }
        self.channel = channel
    }

    /// The time at which the byte at this place came; of bytes that no record tells of, that of the last before them.
    mutating func time(at offset: Int64) throws(IndexerError) -> WallTime? {
        _ = try isKnown(offset)
        return last
    }

    /// Whether a record tells of the byte at this place. Bytes are recorded first, and then when they came.
    mutating func isKnown(_ offset: Int64) throws(IndexerError) -> Bool {
        while true {
            if let chunk = chunks.first {
                last = chunk.wall
                if offset < chunk.end { return true }
                chunks.removeFirst()
            } else {
                guard try load() else { return false }
            }
        }
    }

    /// Whether there was anything new. What is torn at the end may be whole the next time.
    private mutating func load() throws(IndexerError) -> Bool {
        while true {
            let block: [IndexRecord?]
            do { block = try index.records(from: place, countMax: Self.blockCount) } catch { throw .journal(error) }
            let known = block.prefix { $0 != nil }
            guard !known.isEmpty else {
                // A record that is damaged has others behind it; one that is being written has none.
                guard block.contains(where: { $0 != nil }) else { return false }
                place += Int64(block.prefix { $0 == nil }.count)
                continue
            }
            place += Int64(known.count)
            chunks = known.compactMap(\.self).filter { $0.kind == .data && $0.channel == channel }[...]
            if !chunks.isEmpty { return true }
        }
    }
}
