package import Decoding

/// What came of reading a source: how many rows were written, and what could not be read.
package struct ReadingReport: Hashable, Sendable {
    package struct BadLine: Hashable, Sendable {
        package let offset: Int64
        package let error: DecodingError
    }

    private static let shownMax = 20

    package private(set) var messages = 0
    package private(set) var blocks = 0
    package private(set) var reports = 0
    package private(set) var events = 0
    /// Lines of a log that became rows of its session, by their tables.
    package private(set) var loggedByTable: [String: Int] = [:]
    package private(set) var badLineCount = 0
    /// The first of them.
    package private(set) var badLines: [BadLine] = []
    package private(set) var unknown = UnknownTypes()

    package init() {}

    package var rows: Int { messages + blocks + events + loggedByTable.values.reduce(0, +) }

    mutating func note(_ batch: RowBatch) {
        messages += batch.messages.count
        blocks += batch.blocks.count
        reports += batch.reports.count
        events += batch.events.count
        for line in batch.lines { if let table = line.table { loggedByTable[table, default: 0] += 1 } }
    }

    mutating func note(_ types: UnknownTypes) { unknown.add(types) }

    mutating func noteBad(at offset: Int64, _ error: DecodingError) {
        badLineCount += 1
        if badLines.count < Self.shownMax { badLines.append(BadLine(offset: offset, error: error)) }
    }
}
