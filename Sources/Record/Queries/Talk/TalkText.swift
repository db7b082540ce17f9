import Decoding
import Domain

/// A text of a conversation as a page shows it: without secrets and without anything that a terminal or a page would
/// obey, and no longer than somebody reads.
package struct TalkText: Hashable, Sendable {
    /// Of one part. More of it is in the record, and in an export.
    static let bytesMax = 32 << 10
    /// What is looked at of a longer one, so that what its secrets and colours leave is still long enough.
    private static let lookedAtBytesMax = 4 * bytesMax
    /// Where what is looked at ends within a secret, its beginning is not known for one.
    private static let marginBytes = 4 << 10

    package let text: String
    /// How many bytes of it are not there, as far as that is known.
    package let leftBytes: Int

    init(_ whole: String, _ redaction: RunRedaction) {
        let part = Self.beginning(of: whole, bytesMax: Self.lookedAtBytesMax)
        let redacted = redaction.redact(part).text
        let plain = FoldedText.text(of: Array(redacted.utf8)).text
        // A secret in several colours is in one piece only now.
        var shown = plain == redacted ? plain : redaction.redact(plain).text
        let isCut = part.utf8.count < whole.utf8.count
        if isCut { shown = Self.beginning(of: shown, bytesMax: max(0, shown.utf8.count - Self.marginBytes)) }
        text = Self.beginning(of: shown, bytesMax: Self.bytesMax)
        let isWhole = !isCut && text.utf8.count == shown.utf8.count
        leftBytes = isWhole ? 0 : max(1, whole.utf8.count - text.utf8.count)
    }

    /// No half of a character is left.
    private static func beginning(of text: String, bytesMax: Int) -> String {
        guard text.utf8.count > bytesMax else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: bytesMax)
        while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }
}
