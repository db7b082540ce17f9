/// Bytes without the secrets that the redactor knows.
///
/// Only the redactor makes them (a rule in `make check` sees to it), so that who takes them need not ask.
package struct RedactedBytes: Hashable, Sendable {
    package let bytes: [UInt8]
    package let counts: RedactionCounts
    /// Of the redactor.
    package let version: Int

    package init(redacted bytes: [UInt8], counts: RedactionCounts, version: Int) {
        self.bytes = bytes
        self.counts = counts
        self.version = version
    }
}
