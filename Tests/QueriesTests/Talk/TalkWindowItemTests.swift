import Domain
import Queries
import Store
import TestSupport
import Testing

@testable import Queries

/// What is told of each part of a conversation.
@Suite struct TalkWindowItemTests {
    private let scene: TalkScene

    init() throws { scene = try TalkScene(for: "TalkWindowItemTests") }

    private func items() throws -> [TalkWindowItem] {
        let record = try scene.open()
        let owner: TalkOwner = try #require(try record.talkOwner(ofRun: TalkScene.run))
        var index = TalkIndex(of: owner)
        try index.extend(record)
        return try TalkWindow(index, from: 0, count: 200, in: record, .ofKnownForms).items
    }

    @Test func callsAndResultsTellOfOneAnother() throws {
        try scene.say("Do it.", by: "user")
        try scene.call("Bash", "c1", input: #"{"command":"make test","timeout":5}"#)
        try scene.result("c1", "Exit code 2\nmake: *** no rule", isSuccess: false)
        try scene.call("Read", "c2", input: #"{"file_path":"/a b"}"#)
        let items = try items()
        #expect(items.map(\.kind) == [.prompt, .call, .result, .call])
        #expect(items.map(\.role) == ["user", "tool", "tool", "tool"])
        let (call, result) = (items[1], items[2])
        let tool: TalkWindowItem.Tool = try #require(call.tool)
        #expect(tool.name == "Bash" && tool.title == "make test" && tool.call == "c1")
        #expect(tool.took == .seconds(1) && tool.isFailure == true && call.text == nil)
        #expect(tool.input?.text.contains("make test") == true)
        #expect(result.tool?.name == "Bash" && result.tool?.exit == 2 && result.isFailure)
        #expect(result.tool?.took == .seconds(1))
        #expect(items[3].tool?.isFailure == nil && items[3].tool?.took == nil && items[3].tool?.title == "/a b")
    }

    @Test func anEditIsAPatchThatStandsByItself() throws {
        let input = #"{"file_path":"/x/y.swift","old_string":"a\nb\nc","new_string":"a\nB\nc"}"#
        try scene.call("Edit", "c1", input: input)
        let patch = try #require(try items()[0].patch?.text)
        #expect(patch == "--- a//x/y.swift\n+++ b//x/y.swift\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n")
    }

    @Test func nothingSpeaksToAPageAndSecretsAreHidden() throws {
        let token = "ghp_aA1\(String(repeating: "x", count: 33))"
        try scene.say("\u{1B}[31mred\u{1B}[0m \(token) \u{9B}2J\u{202E}x\u{7}\u{0}", by: "user")
        try scene.call("Ba\u{1B}sh", "c", input: #"{"command":"echo \#(token)"}"#)
        try scene.result("c", "ghp_\u{1B}[1maA1\(String(repeating: "x", count: 33))")
        try scene.say("1 %\r100 %\n")
        let items = try items()
        #expect(items[0].text?.text == "red [redacted:github-token] \u{FFFD}2J\u{FFFD}x")
        #expect(items[1].tool?.name == "Ba\\esh")
        #expect(items[1].tool?.input?.text.contains("ghp_") == false && items[1].tool?.title?.contains("ghp_") == false)
        #expect(items[2].text?.text == "[redacted:github-token]")
        #expect(items[3].text?.text == "100 %\n")
    }

    @Test func whatIsLongIsCutAndSaysSo() throws {
        try scene.say(String(repeating: "é", count: 1_000_000))
        try scene.say("short")
        let items = try items()
        let text: TalkText = try #require(items[0].text)
        #expect(text.text.utf8.count <= TalkText.bytesMax && text.text.utf8.count > TalkText.bytesMax - 4)
        #expect(text.text.allSatisfy { $0 == "é" })
        #expect(text.leftBytes == 2_000_000 - text.text.utf8.count)
        #expect(items[1].text?.leftBytes == 0)
    }
}
