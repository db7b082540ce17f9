import Domain
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct ToldInPartsTests {
    private static let secret = "correct-horse-battery"

    private func delta(_ text: String, index: Int = 0) -> String {
        #"{"type":"stream_event","event":{"type":"content_block_delta","index":\#(index),"#
            + #""delta":{"type":"text_delta","text":"\#(text)"}},"session_id":"s"}"#
    }

    private func found(_ lines: [String]) throws -> [String] {
        let scratch = try TemporaryHome(for: "ToldInPartsTests")
        let bytes = Array(lines.joined(separator: "\n").utf8)
        try SystemDisk().createFile(scratch.path("stdout.log"), with: bytes)
        let source = try PlainBytes(scratch.path("stdout.log"), on: SystemDisk())
        let ranges = try ToldInParts.find(SecretSearch(Array(Self.secret.utf8)), in: source)
        return ranges.map { String(decoding: bytes[Int($0.lowerBound)..<Int($0.upperBound)], as: UTF8.self) }
    }

    @Test func whatSeveralLinesTellTogetherIsFound() throws {
        let lines = ["I say ", "corr", "ect-", "horse-batt", "ery now", " and more"].map { delta($0) }
        #expect(try found(lines) == ["corr", "ect-", "horse-batt", "ery now"])
    }

    @Test func otherStreamsBetweenDoNotMatter() throws {
        let lines = [delta("correct-"), delta("other", index: 1), "no JSON", "{}", delta("horse-battery")]
        #expect(try found(lines) == ["correct-", "horse-battery"])
        #expect(try found([delta("correct-"), delta("horse-battery", index: 1)]) == [])
    }

    @Test func whatOneLineTellsIsFoundElsewhere() throws {
        #expect(try found([delta("a correct-horse-battery b"), delta("more")]) == [])
    }

    @Test func longTalkIsForgotten() throws {
        let lines = (0..<2_000).map { delta("some words \($0) ") } + ["correct-horse", "-battery"].map { delta($0) }
        #expect(try found(lines) == ["correct-horse", "-battery"])
    }

    @Test func aMessageThatGoesOnIsOneToo() throws {
        let lines = ["correct", "-horse-battery"].map {
            #"{"type":"message","role":"assistant","content":"\#($0)","delta":true}"#
        }
        #expect(try found(lines) == ["correct", "-horse-battery"])
    }
}
