import Domain

/// The command lines equal to what the keys have done, and what came of each: whoever presses keys learns to script.
struct CommandLog: Hashable {
    struct Entry: Hashable {
        let text: String
        let at: WallTime
        /// Nil while it goes on.
        var result: String?
        var isOK = true
    }

    private static let entriesMax = 200

    private(set) var entries: [Entry] = []

    mutating func began(_ text: String, at now: WallTime) {
        entries.append(Entry(text: text, at: now))
        if entries.count > Self.entriesMax { entries.removeFirst(entries.count - Self.entriesMax) }
    }

    mutating func ended(_ text: String, _ result: String, isOK: Bool) {
        guard let place = entries.firstIndex(where: { $0.text == text && $0.result == nil }) else { return }
        entries[place].result = result
        entries[place].isOK = isOK
    }
}
