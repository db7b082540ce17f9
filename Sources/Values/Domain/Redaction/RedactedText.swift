/// Text without the secrets that the redactor knows, as rows, search and live facts may carry it.
///
/// Only the redactor makes it (a rule in `make check` sees to it), so that who takes it need not ask.
package struct RedactedText: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    package let counts: RedactionCounts
    /// Of the redactor.
    package let version: Int

    package init(redacted text: String, counts: RedactionCounts, version: Int) {
        self.text = text
        self.counts = counts
        self.version = version
    }

    package var description: String { text }
}
