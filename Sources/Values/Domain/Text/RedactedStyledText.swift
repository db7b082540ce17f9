/// Text for people to see: with the looks of its parts, and without secrets.
package struct RedactedStyledText: Hashable, Sendable {
    package let text: RedactedText
    /// In bytes of the text's UTF-8.
    package let spans: [StyledSpan]

    package init(redacted text: RedactedText, spans: [StyledSpan]) {
        self.text = text
        self.spans = spans
    }
}
