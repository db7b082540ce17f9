package import Domain
import Platform

/// All that a pass over a whole `stream.idx` tells.
package struct StreamIndexExtent: Hashable, Sendable {
    /// Places where the chunks of a channel do not follow one another.
    package struct Break: Hashable, Sendable {
        package let index: Int64
        package let channel: Channel
        package let expected: Int64
        package let found: Int64
    }

    /// Bytes behind the last whole record.
    package private(set) var tornBytes: Int64 = 0
    /// Whole records, and broken ones in front of whole ones.
    package private(set) var usableCount: Int64 = 0
    package private(set) var lastSequence: Int64 = 0
    package private(set) var chunkCounts: PerChannel<Int64> = [:]
    package private(set) var ends: PerChannel<Int64> = [:]
    package private(set) var approximateCount: Int64 = 0
    /// What is missing of each channel, as gaps tell.
    package private(set) var gaps: PerChannel<Int64> = [:]
    /// Broken records that have whole ones behind them.
    package private(set) var damaged: [Int64] = []
    package private(set) var breaks: [Break] = []
    package private(set) var outOfOrder: [Int64] = []

    private static let blockCount = 1600

    package init(of index: borrowing StreamIndex) throws(JournalError) {
        var broken: [Int64] = []
        var place: Int64 = 0
        while true {
            let block = try index.records(from: place, countMax: Self.blockCount)
            guard !block.isEmpty else { break }
            for record in block {
                if let record {
                    damaged += broken
                    broken = []
                    note(record, at: place)
                    usableCount = place + 1
                } else {
                    broken.append(place)
                }
                place += 1
            }
        }
        tornBytes = Int64(broken.count * IndexRecord.bytesCount) + (try index.strayBytes())
    }

    package var gapBytes: Int64 { gaps.values.reduce(0, +) }

    package func end(of channel: Channel) -> Int64 { ends[channel] ?? 0 }

    private mutating func note(_ record: IndexRecord, at index: Int64) {
        if record.sequence <= lastSequence { outOfOrder.append(index) }
        lastSequence = max(lastSequence, record.sequence)
        if record.isApproximate { approximateCount += 1 }
        if record.kind == .gap { gaps[record.channel, default: 0] += record.length }
        guard record.kind == .data else { return }
        chunkCounts[record.channel, default: 0] += 1
        let expected = end(of: record.channel)
        if record.offset != expected {
            breaks.append(Break(index: index, channel: record.channel, expected: expected, found: record.offset))
        }
        ends[record.channel] = record.end
    }
}
