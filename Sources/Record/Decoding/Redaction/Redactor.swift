package import Domain

/// Takes out of a text what is secret in it: first the values of the run's own environment, by `secrets.idx`, then what
/// has a known form. In the place of each stands a marker that tells the rule, and all else is as it was: a line of
/// JSON is still the same JSON.
package struct Redactor: Sendable {
    /// Rises whenever a rule changes, so that rows written by an older one can be told and written anew.
    package static let version = 2

    let scanner: SecretScanner

    /// For what has no run, such as imported transcripts, only known forms are looked for.
    package init() { scanner = SecretScanner() }

    package init(_ secrets: SecretsIndex, key: [UInt8]) { scanner = SecretScanner(secrets, key: key) }

    package func redactions(in bytes: UnsafeRawBufferPointer) -> [Redaction] {
        var scan = RedactionScan(scanner)
        scan.take(bytes, 0..<bytes.count)
        return scan.redactions
    }

    /// Where a text without line ends may be cut, at the place or before it.
    func cut(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
        BareNumber.cut(bytes, at: place, secretBytesMax: scanner.lengthMax)
    }

    package func redact(_ bytes: UnsafeRawBufferPointer) -> RedactedBytes {
        RedactionWriting.write(bytes, 0..<bytes.count, without: redactions(in: bytes))
    }

    package func redact(_ bytes: [UInt8]) -> RedactedBytes { bytes.withUnsafeBytes { redact($0) } }

    /// A part of the bytes; what is around it is looked at, since a secret may begin before the part.
    package func redact(_ bytes: [UInt8], only part: Range<Int>) -> RedactedBytes {
        bytes.withUnsafeBytes { bytes in
            let inPart = redactions(in: bytes).filter { $0.range.overlaps(part) }
            return RedactionWriting.write(bytes, part, without: inPart)
        }
    }

    /// A text without secrets is given back as it is.
    package func redact(_ text: String) -> RedactedText {
        var text = text
        let redacted: RedactedBytes? = text.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            let redactions = redactions(in: bytes)
            return redactions.isEmpty ? nil : RedactionWriting.write(bytes, 0..<bytes.count, without: redactions)
        }
        return RedactedText(
            redacted: redacted.map { String(decoding: $0.bytes, as: UTF8.self) } ?? text,
            counts: redacted?.counts ?? RedactionCounts(),
            version: Self.version
        )
    }
}
