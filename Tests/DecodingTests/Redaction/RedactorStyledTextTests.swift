import Decoding
import Domain
import Testing

@Suite struct RedactorStyledTextTests {
    @Test func aSecretInSeveralColorsIsFoundAndTheSpansMoveWithTheText() {
        let drawn = "a \u{1B}[31mghp_aA1\u{1B}[32m\(String(repeating: "x", count: 33))\u{1B}[0m \u{1B}[1mb\u{1B}[0m"
        let redacted = Redactor().redact(FoldedText.text(of: Array(drawn.utf8)))
        #expect(redacted.text.text == "a [redacted:github-token] b")
        #expect(redacted.text.counts.byRule == [.gitHubToken: 1])
        #expect(
            redacted.spans == [
                StyledSpan(2..<25, TextStyle(foreground: .indexed(1))), StyledSpan(26..<27, TextStyle(.bold)),
            ]
        )
    }

    @Test func spansStandBehindANumberThatWasReplaced() {
        let key = [UInt8](repeating: 7, count: 32)
        let redactor = Redactor(SecretsIndex(environment: ["A_TOKEN": "12345678"], key: key), key: key)
        let redacted = redactor.redact(FoldedText.text(of: Array("{\"a\":12345678} \u{1B}[1mb".utf8)))
        #expect(redacted.text.text == "{\"a\":0} b")
        #expect(redacted.spans == [StyledSpan(8..<9, TextStyle(.bold))])
    }
}
