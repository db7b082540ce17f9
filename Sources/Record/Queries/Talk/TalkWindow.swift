import Decoding
import Domain
import JSON

/// Some parts of a conversation that follow one another, by their numbers.
package struct TalkWindow: Hashable, Sendable {
    /// Of one answer.
    package static let itemsMax = 200
    /// A block that says that it holds more is shown as far as its beginning goes.
    private static let unpackedBytesMax = 1 << 20

    package let owner: TalkOwner
    package let total: Int
    package let from: Int
    package let items: [TalkWindowItem]

    /// - Parameter from: from 0; where it is negative it counts from the end.
    package init(
        _ index: TalkIndex,
        from: Int,
        count: Int,
        in record: OpenRecord,
        _ redaction: RunRedaction
    ) throws(QueriesError) {
        let numbers = index.numbers(from: from, count: min(count, Self.itemsMax))
        owner = index.owner
        total = index.total
        self.from = numbers.lowerBound
        items = try Self.items(numbers, of: index, in: record, redaction)
    }

    private static func items(
        _ numbers: Range<Int>,
        of index: TalkIndex,
        in record: OpenRecord,
        _ redaction: RunRedaction
    ) throws(QueriesError) -> [TalkWindowItem] {
        let (notePlaces, blockNumbers) = index.parts(numbers)
        // What is not in the record any more has its number still.
        var items = numbers.map { TalkWindowItem.gone($0) }
        let countMax = notePlaces.count
        let notes =
            countMax > 0
            ? try record.talkNotes(of: index.owner, behind: notePlaces.lowerBound, countMax: countMax) : []
        for (place, note) in zip(notePlaces, notes) {
            let number = index.number(ofNote: place)
            items[number - numbers.lowerBound] = TalkWindowItem(number, note, redaction)
        }
        let run = index.owner.worker
        let blocks = try record.blocks(blockNumbers, ofRun: run, unpackedBytesMax: unpackedBytesMax)
        let tellings = try record.toolTellings(of: blocks.compactMap(\.toolUse), ofRun: run)
        let usage = try usage(of: blocks, in: record, run)
        for block in blocks {
            let number = index.number(ofBlock: block.number)
            var item = TalkWindowItem(number, block, redaction)
            if let telling = block.toolUse.flatMap({ tellings[$0] }) { item.take(telling) }
            // What a response took is told once, with the first part of it.
            if block.index == 0, let response = block.response { item.usage = usage[response] }
            items[number - numbers.lowerBound] = item
        }
        return items
    }

    private static func usage(
        of blocks: [TalkBlock],
        in record: OpenRecord,
        _ run: String
    ) throws(QueriesError) -> [String: TalkUsage] {
        let responses = Set(blocks.filter { $0.index == 0 }.compactMap(\.response))
        let times = blocks.compactMap(\.at)
        guard let first = times.min(), let last = times.max() else { return [:] }
        return try record.talkUsage(of: responses, in: first...last, ofRun: run)
    }
}
