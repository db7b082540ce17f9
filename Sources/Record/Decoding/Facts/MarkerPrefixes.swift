/// The prefixes that make a line of text a marker.
package struct MarkerPrefixes: Hashable, Sendable {
    package static let none = MarkerPrefixes([])

    /// Longer ones first, so that the most telling prefix names the marker.
    private let prefixes: [String]

    package init(_ prefixes: [String]) {
        self.prefixes = prefixes.filter { !$0.isEmpty }.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    package var isEmpty: Bool { prefixes.isEmpty }

    /// A text that no other prefixes have: whoever keeps it knows later whether they are the same.
    package var mark: String { prefixes.joined(separator: "\n") }

    /// The marker that a line is, if it is one. Space before the prefix is passed over.
    package func marker(in line: some StringProtocol) -> Marker? {
        let line = Self.trimmed(Substring(line))
        guard let prefix = prefixes.first(where: { line.utf8.starts(with: $0.utf8) }) else { return nil }
        return Marker(prefix: prefix, text: String(Self.trimmed(Substring(line.utf8.dropFirst(prefix.utf8.count)))))
    }

    /// The markers among the lines of a text, in order.
    package func markers(in text: String) -> [Marker] {
        guard !prefixes.isEmpty else { return [] }
        return text.split(whereSeparator: \.isNewline).compactMap { marker(in: $0) }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
