package import Domain
package import Platform

/// Reads events and chunks of all channels of a run in the one order in which they were recorded, and goes on when the
/// run has gone on.
///
/// A writer writes one record after another, so whatever comes before a record can be seen when the record can: where a
/// number is missing, the other file is looked at once more before the record is passed on.
package struct RunReader: ~Copyable {
    private static let blockCount = 512
    /// How many records are asked for where the last look found few: whoever follows a run finds one at a time.
    private static let fewCount = 16

    private let index: StreamIndex
    private var journal: JournalReader
    private var nextIndex: Int64
    private var countAsked = RunReader.blockCount
    private var records: ArraySlice<IndexRecord> = []
    private var waiting: (event: Event, offset: Int64)?
    private var aside: JournalItem?
    private var lastSequence: Int64 = 0
    private let start: WallTime?

    /// Reads what comes after a number.
    package init(_ paths: RunPaths, on disk: any Disk, after sequence: Int64) throws(JournalError) {
        let index = try StreamIndex(path: paths.streamIndex, on: disk)
        let journal = try JournalTail.reader(of: paths.workerLog, after: sequence, on: disk)
        nextIndex = sequence > 0 ? try index.firstIndex(after: sequence) : 0
        self.index = index
        self.journal = journal
        lastSequence = sequence
        start = nil
    }

    /// Reads from the beginning, or from the given time on.
    package init(_ paths: RunPaths, on disk: any Disk, from start: WallTime? = nil) throws(JournalError) {
        let index = try StreamIndex(path: paths.streamIndex, on: disk)
        let journal = try JournalReader(path: paths.workerLog, on: disk)
        nextIndex = if let start { try index.firstIndex(notBefore: start) } else { 0 }
        self.index = index
        self.journal = journal
        self.start = start
    }

    /// The next item; nil at what is, for now, the end.
    package mutating func next() throws(JournalError) -> RunItem? {
        try fillEvent()
        if let item = takeAside() { return item }
        try fillRecords()
        if isNumberMissing {
            if waiting == nil { try fillEvent() }
            if let item = takeAside() { return item }
            if records.isEmpty { try fillRecords() }
        }
        guard let sequence = nextSequence else { return nil }
        lastSequence = sequence
        if let (event, _) = waiting, event.sequence == sequence {
            waiting = nil
            return .event(event)
        }
        let record = records.removeFirst()
        return record.kind == .data ? .chunk(record) : .mark(record)
    }

    private var nextSequence: Int64? {
        guard let event = waiting?.event.sequence else { return records.first?.sequence }
        guard let record = records.first?.sequence else { return event }
        return min(event, record)
    }

    private var isNumberMissing: Bool {
        guard let nextSequence else { return false }
        return nextSequence != lastSequence + 1 && (waiting == nil || records.isEmpty)
    }

    private mutating func takeAside() -> RunItem? {
        defer { aside = nil }
        switch aside {
        case nil, .event: return nil
        case .closedTear(let tail): return .closedTear(tail)
        case .damage(let damage): return .damage(damage)
        }
    }

    private mutating func fillEvent() throws(JournalError) {
        while waiting == nil, aside == nil, let item = try journal.next() {
            guard case .event(let event, let offset) = item else {
                aside = item
                return
            }
            if let start, event.createdAt < start { continue }
            if event.sequence <= lastSequence { continue }
            waiting = (event, offset)
        }
    }

    /// Broken records in front of whole ones are passed over; at the end they may yet become whole.
    private mutating func fillRecords() throws(JournalError) {
        while records.isEmpty {
            let block = try index.records(from: nextIndex, countMax: countAsked)
            countAsked = block.count < countAsked ? Self.fewCount : Self.blockCount
            guard let lastWhole = block.lastIndex(where: { $0 != nil }) else { return }
            records = block[...lastWhole].compactMap { $0 }[...]
            nextIndex += Int64(lastWhole + 1)
        }
    }
}
