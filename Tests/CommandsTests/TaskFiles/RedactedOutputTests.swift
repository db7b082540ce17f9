import Domain
import Queries
import Testing

@testable import Commands

@Suite struct RedactedOutputTests {
    @Test func whatComesInTurnStaysInTurnAsFarAsItMay() {
        var output = RedactedOutput(.ofKnownForms)
        func append(_ text: String, _ channel: Channel) -> String {
            String(decoding: output.append(Array(text.utf8), of: channel), as: UTF8.self)
        }
        #expect(append("a question: ", .stdout) == "")
        #expect(append("warned\nand ghp_aA1xxxx", .stderr) == "a question: warned\n")
        #expect(append("an answer\n", .stdout) == "and an answer\n")
        #expect(append("\(String(repeating: "x", count: 33))", .stderr) == "")
        #expect(String(decoding: output.finish(), as: UTF8.self) == "[redacted:github-token]")
        var exact = RedactedOutput(nil)
        #expect(exact.append([1, 2], of: .stdout) == [1, 2] && exact.finish() == [])
    }
}
