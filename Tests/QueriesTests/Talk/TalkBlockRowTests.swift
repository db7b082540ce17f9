import Domain
import Packing
import Store
import TestSupport
import Testing

@testable import Queries

/// Parts of messages as they are read from rows.
@Suite struct TalkBlockRowTests {
    private let scene: TalkScene

    init() throws { scene = try TalkScene(for: "TalkBlockRowTests") }

    private func blocks(unpackedBytesMax: Int = 1 << 20) throws -> [TalkBlock] {
        try scene.open().blocks(0..<9, ofRun: TalkScene.run, unpackedBytesMax: unpackedBytesMax)
    }

    @Test func aRowIsTheBlockThatWasWritten() throws {
        try scene.call("Bash", "c1", input: "{}")
        try scene.say("words", response: "msg_1") { $0.index = 3 }
        let found = try blocks()
        #expect(found.map(\.type) == ["tool_use", "text"] && found.map(\.number) == [0, 1])
        #expect(found[0].toolUse == "c1" && found[0].toolInput == "{}" && found[0].content == nil)
        #expect(found[1].response == "msg_1" && found[1].index == 3 && found[1].source == "s")
        #expect(found[1].bytes == 10..<20 && found[1].at != nil && !found[1].isCut)
    }

    @Test func whatIsPackedIsUnpackedUpToALimit() throws {
        let whole = String(repeating: "0123456789", count: 5_000)
        let compressor = try FrameCompressor()
        let packed = try Array(whole.utf8).withUnsafeBytes { try compressor.frame(of: $0) }
        try scene.say(String(whole.prefix(100))) { $0.packed = packed }
        #expect(try blocks().first?.content == whole)
        let cut = try #require(try blocks(unpackedBytesMax: 1_000).first)
        #expect(cut.isCut && cut.content == String(whole.prefix(100)))
    }

    @Test func secretsOfEachPartAreTakenOut() throws {
        let token = "ghp_aA1\(String(repeating: "x", count: 33))"
        try scene.call("Bash", "c", input: token)
        try scene.result("c", token)
        try scene.say(token)
        let kinds = try blocks().map { block -> TalkKind in
            let redacted = block.redacted(by: .ofKnownForms)
            let texts = [redacted.content, redacted.toolInput, redacted.toolOutput].compactMap(\.self)
            #expect(texts == ["[redacted:github-token]"])
            return TalkKind(type: block.type, role: block.role)
        }
        #expect(kinds == [.call, .result, .answer])
        let note = TalkNote(at: nil, type: "x", level: "info", message: token).redacted(by: .ofKnownForms)
        #expect(note.message == "[redacted:github-token]")
    }
}
