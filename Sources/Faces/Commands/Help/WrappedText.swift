import Domain

/// Running text broken into lines at spaces.
package enum WrappedText {
    /// Narrower than this nothing is wrapped: one word a line helps nobody.
    private static let columnsMin = 20

    /// A word that is longer than a line stands on a line of its own, whole, so that it can be copied.
    package static func lines(_ text: String, columns: Int) -> [String] {
        let columns = max(columns, columnsMin)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if line.isEmpty {
                line = String(word)
            } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= columns {
                line += " " + word
            } else {
                lines.append(line)
                line = String(word)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
