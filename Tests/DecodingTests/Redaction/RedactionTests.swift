import Domain
import Testing

@testable import Decoding

@Suite struct RedactionTests {
    @Test func thoseThatOverlapAreMadeOneAndThoseThatTouchAreNot() {
        let merged = Redaction.merged([
            Redaction(20..<30, .jsonWebToken), Redaction(0..<10, .openAIKey), Redaction(5..<12, .secret),
            Redaction(12..<14, .secret), Redaction(22..<24, .awsKeyID),
        ])
        #expect(
            merged == [Redaction(0..<12, .secret), Redaction(12..<14, .secret), Redaction(20..<30, .jsonWebToken)]
        )
    }

    @Test func whatIsOutsideOfThePartIsNotWritten() {
        let bytes = Array("0123456789".utf8)
        bytes.withUnsafeBytes { bytes in
            let written = RedactionWriting.write(
                bytes,
                2..<8,
                without: [Redaction(0..<3, .secret), Redaction(5..<6, .jsonWebToken)]
            )
            #expect(String(decoding: written.bytes, as: UTF8.self) == "[redacted:secret]34[redacted:jwt]67")
            #expect(written.counts.total == 2)
        }
    }
}
