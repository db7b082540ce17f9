import Queries
import Testing

@Suite struct OutputRedactionTests {
    @Test func outputComesAsFarAsItIsKnownToBeHarmless() {
        var output = RunRedaction.ofKnownForms.pieces()
        func append(_ text: String) -> String {
            String(decoding: Array(text.utf8).withUnsafeBytes { output.append($0) }, as: UTF8.self)
        }
        #expect(append("one\ntwo") == "one\n")
        #expect(String(decoding: output.settle(), as: UTF8.self) == "two")
        #expect(append(" ghp_aA1") == "")
        #expect(append("\(String(repeating: "x", count: 33))\n") == " [redacted:github-token]\n")
        #expect(output.finish() == [])
    }
}
