package import Platform

/// What is looked for in a log: plain text, or between slashes a POSIX extended regular expression.
package struct LogQuery: Hashable, Sendable {
    /// As it was asked for.
    package let text: String
    package let ignoresCase: Bool

    /// Refuses what is no expression.
    package init(_ text: String, ignoresCase: Bool = false) throws(TextPattern.Fault) {
        self.text = text
        self.ignoresCase = ignoresCase
        if let expression { _ = try TextPattern(expression, ignoresCase: ignoresCase) }
    }

    /// Nil where the text is meant as it stands.
    var expression: String? {
        guard text.utf8.count > 2, text.hasPrefix("/"), text.hasSuffix("/") else { return nil }
        return String(text.dropFirst().dropLast())
    }
}
