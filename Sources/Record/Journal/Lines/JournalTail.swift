package import Domain
package import Platform

/// The end of a journal, without reading what stands in front.
package enum JournalTail {
    /// The last `count` items, oldest first.
    package static func last(_ count: Int, of path: String, on disk: any Disk) throws(JournalError) -> [JournalItem] {
        precondition(count >= 0, "a number of lines is not negative")
        let start = try start(ofLast: count, of: path, on: disk)
        var reader = try JournalReader(path: path, on: disk, from: start, sum: start == 0 ? 0 : nil)
        var items: [JournalItem] = []
        while let item = try reader.next() { items.append(item) }
        return items.suffix(count)
    }

    /// A reader of the events after a number, and perhaps of some before it.
    static func reader(of path: String, after sequence: Int64, on disk: any Disk) throws(JournalError) -> JournalReader
    {
        try reader(of: path, on: disk) { $0.sequence <= sequence }
    }

    /// A reader of the events from a time on, and perhaps of some before it.
    package static func reader(
        of path: String,
        notBefore time: WallTime,
        on disk: any Disk
    ) throws(JournalError) -> JournalReader {
        try reader(of: path, on: disk) { $0.createdAt < time }
    }

    /// Begins with an event that is early enough, or with the first.
    private static func reader(
        of path: String,
        on disk: any Disk,
        isEarly: (Event) -> Bool
    ) throws(JournalError) -> JournalReader {
        var count = 32
        while true {
            let start = try start(ofLast: count, of: path, on: disk)
            guard start > 0 else { return try JournalReader(path: path, on: disk) }
            var reader = try JournalReader(path: path, on: disk, from: start, sum: nil)
            if case .event(let event, _) = try reader.next(), isEarly(event) {
                return try JournalReader(path: path, on: disk, from: start, sum: nil)
            }
            count *= 8
        }
    }

    private static func start(ofLast count: Int, of path: String, on disk: any Disk) throws(JournalError) -> Int64 {
        do {
            let file = try disk.openFile(path, .read)
            // One more, for the bytes that may stand torn behind the last newline.
            return try LineSearch.start(ofLast: count + 1, in: file, on: disk)
        } catch {
            throw .disk(error)
        }
    }
}
