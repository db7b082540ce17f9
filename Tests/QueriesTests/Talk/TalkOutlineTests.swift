import Domain
import Queries
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct TalkOutlineTests {
    private let scene: TalkScene

    init() throws { scene = try TalkScene(for: "TalkOutlineTests") }

    private func extend(_ outline: inout TalkOutline, _ index: inout TalkIndex?) throws -> [TalkOutline.Entry] {
        let record = try scene.open()
        let owner = try #require(try record.talkOwner(ofRun: TalkScene.run))
        var numbers = index ?? TalkIndex(of: owner)
        try numbers.extend(record)
        try outline.extend(by: numbers, in: record, .ofKnownForms)
        index = numbers
        return outline.entries(by: numbers)
    }

    @Test func itLeadsByWhatWasAskedDoneAndWrong() throws {
        var (outline, index) = (TalkOutline(), TalkIndex?.none)
        try scene.say("\n  Please do \u{1B}[1mit\u{1B}[0m.\nNow.", by: "user")
        try scene.say("I will.")
        try scene.call("Bash", "c1", input: #"{"command":"make test"}"#)
        try scene.note("it tries again")
        try scene.note("overloaded", level: "error")
        try scene.result("c1", "no", isSuccess: false)
        try scene.call("Read", "c2", input: #"{"file_path":"/a"}"#)
        try scene.result("c2", "yes")
        var entries = try extend(&outline, &index)
        #expect(entries.map(\.number) == [0, 2, 4, 6])
        #expect(entries.map(\.kind) == [.prompt, .call, .note, .call])
        #expect(entries.map(\.isFailure) == [false, true, true, false])
        #expect(entries.map(\.label) == ["Please do it.", "Bash  make test", "overloaded", "Read  /a"])
        try scene.say("And that?", by: "user")
        entries = try extend(&outline, &index)
        #expect(entries.map(\.number) == [0, 2, 4, 6, 8] && entries[4].at != nil)
        #expect(!outline.isCut)
    }

    /// As in a conversation of which only the end was kept.
    @Test func whatFailedWithoutItsCallLeadsByItself() throws {
        var (outline, index) = (TalkOutline(), TalkIndex?.none)
        try scene.result("c9", "no", isSuccess: false)
        try scene.result("c8", "yes")
        let entries = try extend(&outline, &index)
        #expect(entries.map(\.kind) == [.result] && entries.map(\.label) == ["failed"])
        #expect(entries.map(\.isFailure) == [true])
    }

    @Test func itHasNoMoreThanSomebodyGoesThrough() throws {
        let count = TalkOutline.entriesMax + 10
        let conversations = scene.filled.conversations
        var rows = try ConversationRows(conversations)
        try conversations.write { () throws(StoreError) in
            for number in 0..<Int64(count) {
                let message = MessageRow(
                    worker: TalkScene.run,
                    index: number,
                    at: FilledRecord.now,
                    role: "user",
                    source: "s",
                    bytes: 0..<1
                )
                try rows.insert(message)
                var block = BlockRow(
                    worker: TalkScene.run,
                    message: number,
                    index: 0,
                    number: number,
                    at: FilledRecord.now,
                    type: "text",
                    bytes: 0..<1
                )
                block.content = "prompt \(number)"
                try rows.insert(block)
            }
        }
        var (outline, index) = (TalkOutline(), TalkIndex?.none)
        let entries = try extend(&outline, &index)
        #expect(entries.count == TalkOutline.entriesMax && outline.isCut)
        #expect(entries.last?.label == "prompt \(TalkOutline.entriesMax - 1)" && index?.total == count)
    }
}
