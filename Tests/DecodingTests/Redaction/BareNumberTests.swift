import Domain
import Testing

@testable import Decoding

/// Secrets of a run that are numbers, within longer numbers.
@Suite struct BareNumberTests {
    private static let secret = "1234567890123"
    private static let heldBytes = 600

    private let redactor: Redactor

    init() {
        let key = (0..<32).map { UInt8($0) }
        redactor = Redactor(SecretsIndex(environment: ["A_KEY": Self.secret], key: key), key: key)
    }

    private func digits(_ count: Int) -> String { String(repeating: "7", count: count) }

    /// As a stream gives it out, of which each piece has so many bytes.
    private func inPieces(_ text: String, of size: Int) -> String {
        var stream = RedactionStream(redactor, heldBytes: Self.heldBytes)
        let bytes = Array(text.utf8)
        let redacted = stride(from: 0, to: bytes.count, by: size).flatMap {
            stream.append(Array(bytes[$0..<min($0 + size, bytes.count)])).bytes
        }
        return String(decoding: redacted + stream.finish().bytes, as: UTF8.self)
    }

    /// The same where nothing is kept apart, as talk and logs have it.
    private func asLogs(_ text: String) -> String {
        var redaction = PieceRedaction(redactor, keepsApart: false, heldBytes: Self.heldBytes)
        var redacted = ""
        for byte in text.utf8 {
            withUnsafeBytes(of: byte) { redaction.append($0) }
            while let piece = redaction.next() { redacted += String(decoding: piece.redacted.bytes, as: UTF8.self) }
        }
        redaction.finish()
        while let piece = redaction.next() { redacted += String(decoding: piece.redacted.bytes, as: UTF8.self) }
        return redacted
    }

    @Test(arguments: [0, 1, 256]) func theWholeNumberGoes(_ count: Int) {
        let text = #"{"a": \#(digits(count))\#(Self.secret)\#(digits(count))}"#
        #expect(redactor.redact(text).text == #"{"a": 0}"#)
    }

    @Test(arguments: [(257, 0), (0, 257), (100_000, 100_000)])
    func oneThatNoProgramWritesStaysANumber(_ before: Int, _ after: Int) {
        let text = "[\(digits(before))\(Self.secret)\(digits(after))]"
        let nines = String(repeating: "9", count: Self.secret.count)
        let expected = "[\(digits(before))\(nines)\(digits(after))]"
        let redacted = redactor.redact(text)
        #expect(redacted.text == expected && redacted.counts.byRule == [.secret: 1])
    }

    @Test func whatIsNoValueOfJSONHasTheMarker() {
        for text in ["v\(Self.secret)", "a \(Self.secret) b", "\(Self.secret).", "\"\(Self.secret)\""] {
            let redacted = redactor.redact(text).text
            #expect(redacted == text.replacing(Self.secret, with: RedactionRule.secret.marker))
        }
    }

    /// Wherever the pieces are cut, within the number too.
    @Test(arguments: [3, 200, 300, 900, 3_000]) func inPiecesItIsAsTheWhole(_ count: Int) {
        let number = "\(digits(count))\(Self.secret)\(digits(count))"
        for size in stride(from: 61, to: 1_400, by: 89) {
            let words = String(repeating: "word ", count: size)
            let text = #"{"a":"\#(words)","b":\#(number),"c":[\#(number),\#(Self.secret)],"d":"\#(words)"}"#
            let whole = redactor.redact(text).text
            #expect(!whole.contains(Self.secret) && !whole.contains("[" + RedactionRule.secret.marker))
            #expect(inPieces(text, of: size) == whole, "\(size) bytes")
            #expect(asLogs(text) == whole, "\(size) words")
        }
    }
}
