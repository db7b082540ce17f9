import Decoding
import Domain
import JSON
import Testing

@testable import Indexer

@Suite struct LiveTextTests {
    private let text = LiveText(Redactor())
    private let secret = "ghp_" + String(repeating: "a1B2", count: 9)

    @Test func secretsAreTakenOutBeforeItIsCut() {
        let long = String(repeating: "x", count: LiveLimits.textBytesMax - 12) + " \(secret) and more"
        let shown = text.of(long)
        #expect(!shown.contains("ghp_") && shown.hasSuffix("…"))
        #expect(shown.utf8.count <= LiveLimits.textBytesMax + 3)
    }

    @Test func aCharacterIsNotCutThrough() {
        let long = "a" + String(repeating: "é", count: LiveLimits.textBytesMax)
        #expect(LiveText.cut(long).dropLast().dropFirst().allSatisfy { $0 == "é" })
        #expect(LiveText.cut("short") == "short")
    }

    @Test func ofAnObjectItsTextsAreMadeFit() {
        let many = JSONValue.array((0..<40).map { .string("\($0) \(secret)") })
        let clean = text.of(["text": .string(secret), "turns": 3, "errors": many, "deep": ["a": .string(secret)]])
        #expect(clean["turns"] == 3 && clean["deep"] == nil)
        #expect(clean["errors"]?.arrayValue?.count == LiveLimits.textsMax)
        #expect(!"\(clean)".contains("ghp_"))
    }
}
