import Domain
import Platform

/// Counting lines and events from the end.
extension RunTail {
    /// Counts the lines that end in the bytes of a chunk. Answers where the last one that is wanted begins.
    mutating func take(_ chunk: IndexRecord) throws(JournalError) -> Int64? {
        let end = min(chunk.end, ends[chunk.channel] ?? chunk.end)
        ends[chunk.channel] = min(chunk.offset, end)
        return try take(min(chunk.offset, end)..<end, of: chunk.channel)
    }

    private mutating func take(_ range: Range<Int64>, of channel: Channel) throws(JournalError) -> Int64? {
        guard !range.isEmpty else { return nil }
        var wanted = wanted
        let start = try with(channel) { (file) throws(PlatformError) -> Int64? in
            guard let place = try LineSearch.place(ofNewline: &wanted, fromEndOf: range, in: file, on: disk) else {
                return nil
            }
            return try LineSearch.startOfLine(around: place, in: file, on: disk)
        }
        self.wanted = wanted
        return start
    }

    /// Counts what no record tells of, the line that has not ended among it.
    mutating func takeRest(_ range: Range<Int64>, of channel: Channel) throws(JournalError) -> Int64? {
        let openLine = try with(channel) { (file) throws(PlatformError) -> Int64? in
            let start = try LineSearch.startOfLine(around: range.upperBound, in: file, on: disk)
            return start < range.upperBound ? start : nil
        }
        if let openLine {
            wanted -= 1
            if wanted == 0 { return openLine }
        }
        return try take(range, of: channel)
    }

    /// Counts the events behind a number, the last one first. Answers the number of the last one that is wanted.
    mutating func takeEvents(after sequence: Int64) -> Int64? {
        while let event = events.last, event.sequence > sequence {
            events.removeLast()
            wanted -= 1
            if wanted == 0 { return event.sequence }
        }
        return nil
    }

    func lastEvents(_ count: Int, until end: WallTime?) throws(JournalError) -> [Event] {
        try lastEvents(count) { event in end.map { event.createdAt < $0 } ?? true }
    }

    func lastEvents(_ count: Int, notAfter sequence: Int64) throws(JournalError) -> [Event] {
        try lastEvents(count) { $0.sequence <= sequence }
    }

    private func lastEvents(_ count: Int, where isWanted: (Event) -> Bool) throws(JournalError) -> [Event] {
        var asked = count
        while true {
            let items = try JournalTail.last(asked, of: paths.workerLog, on: disk)
            let events = items.compactMap { item -> Event? in
                guard case .event(let event, _) = item else { return nil }
                return event
            }
            let found = events.filter(isWanted)
            if found.count >= count || items.count < asked { return found.suffix(count) }
            asked *= 8
        }
    }
}
