import Domain
import Glibc
package import Platform

/// Reads a journal from front to back, and goes on when it has grown.
///
/// Only whole lines are delivered. Lines that cannot be used are gathered until what follows them tells what they
/// are: a `torn_tail` that names just these bytes, the end of the file, or damage.
package struct JournalReader: ~Copyable {
    package let path: String
    /// The sum that the next line goes on from; nil where it is not known and the line's own is taken as given.
    package private(set) var sum: UInt32?
    package private(set) var lastSequence: Int64 = 0
    private var window: FileWindow
    private var unusable: UnusableLines?
    private var queued: JournalItem?
    private var isSkippingLongLine = false
    /// How many unread bytes are known to hold no newline.
    private var searchedCount = 0

    package init(path: String, on disk: any Disk) throws(JournalError) {
        try self.init(path: path, on: disk, from: 0, sum: 0)
    }

    /// Begins at a line in the middle of the file.
    init(path: String, on disk: any Disk, from offset: Int64, sum: UInt32?) throws(JournalError) {
        self.path = path
        self.sum = sum
        do {
            window = FileWindow(try disk.openFile(path, .readQuietly), on: disk, at: offset)
        } catch {
            throw .disk(error)
        }
    }

    /// The next item; nil at what is, for now, the end.
    package mutating func next() throws(JournalError) -> JournalItem? {
        if let item = queued {
            queued = nil
            return item
        }
        while let length = try nextLineLength() {
            let item = take(length)
            window.consume(length)
            if let item { return item }
        }
        return nil
    }

    /// Where the last usable line ends: what follows is torn, or not yet whole.
    package var usableEnd: Int64 { unusable?.offset ?? window.offset }

    /// What stands behind the last usable line. Ask when `next` has returned nil and nobody writes any more.
    package var rest: JournalRest {
        let tail = TornTail(offset: usableEnd, length: window.end - usableEnd)
        guard tail.length > 0 else { return .nothing }
        if let line = ReadLine(window.unread, after: sum, file: path) {
            let damage = line.follows ? nil : damage(tail, .edited, sequence: line.event.sequence)
            return .wholeLine(line.event, sum: line.sum, damage: damage)
        }
        let lines = unusable ?? UnusableLines(at: tail.offset, beginningWith: window.unread)
        return lines.isTornShaped ? .torn(tail) : .damaged(damage(tail, .unreadable))
    }

    /// Whether the last byte that is there ends a line.
    var endsInNewline: Bool { window.unreadCount == 0 && !isSkippingLongLine }

    /// The length of the next line with its newline; nil where no whole one is there yet.
    private mutating func nextLineLength() throws(JournalError) -> Int? {
        while true {
            if let found = indexOfNewline() {
                searchedCount = 0
                return found + 1
            }
            searchedCount = window.unreadCount
            if searchedCount > SummedLine.lineBytesMax { skipLongLine() }
            guard try window.fill() else { return nil }
        }
    }

    private func indexOfNewline() -> Int? {
        let unread = window.unread
        guard let base = unread.baseAddress, searchedCount < unread.count,
            let found = memchr(base + searchedCount, Int32(newline), unread.count - searchedCount)
        else { return nil }
        return UnsafeRawPointer(found) - base
    }

    /// A line longer than any of ours is passed over piece by piece, so that it takes no more memory than others.
    private mutating func skipLongLine() {
        gatherUnusable()
        isSkippingLongLine = true
        window.consume(window.unreadCount)
        searchedCount = 0
    }

    private mutating func take(_ length: Int) -> JournalItem? {
        guard !isSkippingLongLine else {
            isSkippingLongLine = false
            return nil
        }
        let bytes = UnsafeRawBufferPointer(rebasing: window.unread[..<(length - 1)])
        guard let line = ReadLine(bytes, after: sum, file: path) else {
            gatherUnusable()
            return nil
        }
        defer {
            sum = line.sum
            lastSequence = line.event.sequence
            unusable = nil
        }
        if let unusable { return settle(unusable, before: line) }
        guard line.follows else {
            let place = TornTail(offset: window.offset, length: Int64(length))
            return .damage(damage(place, .edited, sequence: line.event.sequence))
        }
        return .event(line.event, offset: window.offset)
    }

    /// Tells what the unusable lines are, now that a usable one stands behind them; that one comes next.
    private mutating func settle(_ unusable: UnusableLines, before line: ReadLine) -> JournalItem {
        let tail = TornTail(offset: unusable.offset, length: window.offset - unusable.offset)
        queued = .event(line.event, offset: window.offset)
        return line.follows && TornTailEvent.tail(of: line.event) == tail
            ? .closedTear(tail) : .damage(damage(tail, .unreadable))
    }

    private mutating func gatherUnusable() {
        if unusable == nil { unusable = UnusableLines(at: window.offset, beginningWith: window.unread) }
    }

    private func damage(_ place: TornTail, _ kind: Damage.Kind, sequence: Int64? = nil) -> Damage {
        Damage(kind: kind, offset: place.offset, length: place.length, sequence: sequence ?? lastSequence + 1)
    }
}
