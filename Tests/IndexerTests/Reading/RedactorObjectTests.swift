import Decoding
import JSON
import Testing

@testable import Indexer

@Suite struct RedactorObjectTests {
    @Test func whatIsSecretIsTakenOutAndTheRestStays() {
        let secret = "sk-ant-api03-0123456789abcdefghijklmnopqrstuvwxyz-ABCDEFGH"
        let object: JSONObject = ["a": .string("the key \(secret) here"), "n": 5]
        let clean = Redactor().redact(object)
        #expect(clean["n"] == 5 && clean["a"]?.stringValue?.hasPrefix("the key [redacted:") == true)
        #expect(Redactor().redact(["n": 5] as JSONObject) == ["n": 5])
    }
}
