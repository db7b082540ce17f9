package import Domain
package import JSON

/// The last events of a daemon's session, as the lines that go to whoever wants them: each is written once, however
/// many read it, and what is kept has a limit.
package struct EventRing {
    /// How far one reader is.
    package struct Cursor: Hashable, Sendable {
        /// The number of the event that it has not seen yet.
        package fileprivate(set) var next: Int64
        /// Empty for all.
        package let topics: Set<String>
    }

    private struct Entry {
        let topic: String
        let line: [UInt8]
    }

    package let session: SessionID
    package let countMax: Int
    package let bytesMax: Int
    /// From `start` on; what stands before it is gone, and its room is given back in larger pieces.
    private var entries: [Entry] = []
    private var start = 0
    private var bytes = 0
    /// The number of the last event; the first has 1.
    package private(set) var last: Int64 = 0

    package init(
        of session: SessionID,
        countMax: Int = ControlLimits.eventsMax,
        bytesMax: Int = ControlLimits.eventBytesMax
    ) {
        self.session = session
        self.countMax = countMax
        self.bytesMax = bytesMax
    }

    /// The number of the first event that is still kept.
    package var first: Int64 { last - Int64(entries.count - start) + 1 }

    package var keptBytes: Int { bytes }

    /// Adds an event. One that is too long for readers is told as missing.
    package mutating func add(_ event: JSONObject, topic: String) {
        last += 1
        var line = Self.line(event, topic, last)
        if line.count > ControlLimits.oneEventBytesMax {
            line = Self.line(["omittedBytes": .integer(Int64(line.count))], topic, last)
        }
        entries.append(Entry(topic: topic, line: line))
        bytes += line.count
        while entries.count - start > countMax || (bytes > bytesMax && entries.count - start > 1) { drop() }
        tidy()
    }

    /// Where a reader begins: behind what it has seen, where that was seen of this session, else with what comes next.
    /// Nil is told where what it has seen says nothing of this session.
    package func cursor(_ subscription: Subscription) -> (cursor: Cursor, isReset: Bool) {
        let topics = Set(subscription.topics)
        guard let after = subscription.after else { return (Cursor(next: last + 1, topics: topics), false) }
        guard after.session == session, after.sequence <= last else {
            return (Cursor(next: last + 1, topics: topics), true)
        }
        return (Cursor(next: after.sequence + 1, topics: topics), false)
    }

    /// The lines that the reader has not seen, up to so many bytes and at least one; none when it has seen all.
    package func lines(for cursor: inout Cursor, bytesMax: Int) -> [UInt8] {
        var lines: [UInt8] = []
        if cursor.next < first {
            let lost = first - cursor.next
            cursor.next = first
            lines += JSONWriter.bytes(.object(["lagged": .integer(lost), "seq": .integer(first - 1)]))
            lines.append(UInt8(ascii: "\n"))
        }
        while cursor.next <= last, lines.count < bytesMax {
            let entry = entries[start + Int(cursor.next - first)]
            cursor.next += 1
            if cursor.topics.isEmpty || cursor.topics.contains(entry.topic) { lines += entry.line }
        }
        return lines
    }

    private mutating func drop() {
        bytes -= entries[start].line.count
        entries[start] = Entry(topic: "", line: [])
        start += 1
    }

    private mutating func tidy() {
        guard start > countMax else { return }
        entries.removeFirst(start)
        start = 0
    }

    private static func line(_ event: JSONObject, _ topic: String, _ sequence: Int64) -> [UInt8] {
        var told: JSONObject = ["topic": .string(topic)]
        for field in event.fields where field.key != "topic" { told.append(field.key, field.value) }
        var line = JSONWriter.bytes(.object(["event": .object(told), "seq": .integer(sequence)]))
        line.append(UInt8(ascii: "\n"))
        return line
    }
}
