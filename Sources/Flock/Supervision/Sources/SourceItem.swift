package import Domain
import JSON

/// Something that a source would have done: an issue, a file, a line of a program.
package struct SourceItem: Hashable, Sendable {
    package static let textBytesMax = 64 << 10

    package let task: TaskID
    package var title: String
    /// All that is known of what is to be done, the title not among it.
    package var text: String
    package var priority: Int64?
    package var labels: [String] = []
    package var number: Int64?
    package var url: String?
    package var author: String?
    /// What must be done first.
    package var after: [TaskID] = []
    /// Why it is over where it comes from; nothing where it is open.
    package var closed: String?
    /// Why nobody is to work on it though it is open.
    package var objection: String?
    /// Whether whoever edits it may say what is done.
    package var canBeEdited = true
    /// Whether it was there before it was wanted here: a label was added to it.
    package var isLabelled = false

    package init(_ task: TaskID, title: String, text: String) {
        self.task = task
        self.title = ShortText.cut(title, bytesMax: 1 << 10)
        self.text = ShortText.cut(text, bytesMax: Self.textBytesMax)
    }

    /// What tells whether it was edited: labels come and go, and change no work.
    package var digest: String {
        let parts = [title, text, priority.map { "\($0)" } ?? "", after.map(\.text).joined(separator: " ")]
        return Hex.encode(SHA256.digest(Array(parts.joined(separator: "\u{0}").utf8)).prefix(8))
    }

    /// What an agent is asked. The text comes last, and stays as it is whatever it ends with.
    package var prompt: String {
        let head = [title, url].compactMap(\.self).joined(separator: "\n")
        return text.isEmpty ? head : "\(head)\n\n\(text)"
    }

    /// For the record: which it is, and not what it says.
    var json: JSONObject {
        JSONObject(present: [
            ("issue_number", JSONValue(number)), ("title", .string(title)), ("url", JSONValue(url)),
            ("labels", labels.isEmpty ? .null : .array(labels.map { .string($0) })), ("author", JSONValue(author)),
            ("priority", JSONValue(priority)),
        ])
    }

    /// The priority that a label says: `priority:P1`, `P1` or `p1`.
    package static func priority(inLabels labels: [String]) -> Int64? {
        labels.compactMap { label -> Int64? in
            let text = label.lowercased()
            let word = text.hasPrefix("priority:") ? text.dropFirst("priority:".count) : text[...]
            let trimmed = word.drop { $0 == " " }
            guard trimmed.first == "p", trimmed.count == 2 else { return nil }
            return Int64(trimmed.dropFirst())
        }.min()
    }
}
