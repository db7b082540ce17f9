import JSON
import TestSupport
import Testing

@testable import Queries

@Suite struct JSONLinesExportTests {
    @Test func everyLineIsAnObjectThatSaysWhatItIs() throws {
        let story = try StoryRecord(for: "JSONLinesExportTests")
        let lines = try story.text(.task("gh-450"), as: .jsonl).split(separator: "\n").map {
            try JSONReader.read(String($0))
        }
        let schemas = lines.compactMap { $0.text("schema") }
        #expect(schemas.count == lines.count)
        #expect(schemas.first == "roost.export/1" && schemas.last == "roost.export.costs/1")
        let counts = Dictionary(grouping: schemas) { $0 }.mapValues(\.count)
        #expect(counts["roost.export.block/1"] == 7 && counts["roost.export.run/1"] == 2)
        #expect(counts["roost.export.call/1"] == 2 && counts["roost.export.event/1"] == 7)
        let block = try #require(lines.last { $0.text("schema") == "roost.export.block/1" })
        #expect(block.text("run") == "run-2" && block.text("role") == "assistant" && block["number"] == 3)
        #expect(Set(block.objectValue?.keys ?? []).count == block.objectValue?.count)
    }

    @Test func rawBytesThatAreNoTextAreInBase64() {
        let block = TalkBlock(
            number: 0,
            message: 0,
            at: nil,
            role: "user",
            model: nil,
            type: "text",
            content: "x",
            toolName: nil,
            toolUse: nil,
            toolInput: nil,
            toolOutput: nil,
            isSuccess: nil,
            isSidechain: false
        )
        func raw(_ raw: ExportedTalk.RawBytes?) -> JSONObject { ExportObject.of(block, raw) }
        #expect(raw(nil)["raw"] == nil && raw(nil)["rawBase64"] == nil)
        #expect(raw(.missing)["raw"] == .null)
        #expect(raw(.bytes(Array("\"é\"".utf8)))["raw"] == .string("\"é\""))
        #expect(raw(.bytes([0xff, 0xfe]))["rawBase64"] == .string("//4="))
    }
}
