import Domain
import Testing

@testable import Queries

@Suite struct TalkRenderingTests {
    private func block(_ role: String, _ type: String, side: Bool = false, ok: Bool? = nil) -> TalkBlock {
        TalkBlock(
            number: 0,
            message: 0,
            at: nil,
            role: role,
            model: nil,
            type: type,
            content: "said",
            toolName: type == "tool_use" ? "Read" : nil,
            toolUse: "u",
            toolInput: type == "tool_use" ? #"{"path":"x"}"# : nil,
            toolOutput: nil,
            isSuccess: ok,
            isSidechain: side
        )
    }

    private func parts(_ blocks: [TalkBlock], _ choice: TalkRendering.Choice = .init()) -> [TalkPart] {
        var rendering = TalkRendering(choice)
        return blocks.compactMap { rendering.part(of: .block($0)) }
    }

    @Test func whoSpeaksIsSaidWhenItChangesAndResultsAreNobodysSpeech() {
        let blocks = [
            block("user", "text"), block("assistant", "text"), block("assistant", "tool_use"),
            block("user", "tool_result"), block("assistant", "text"), block("user", "text"),
        ]
        #expect(parts(blocks).map(\.speaker) == ["user", "assistant", nil, nil, nil, "user"])
    }

    @Test func aResultBearsTheNameOfItsTool() {
        let shown = parts([block("assistant", "tool_use"), block("user", "tool_result", ok: true)])
        #expect(shown.map(\.part.title.text) == ["▸ Read  x", "└ Read ✓"])
    }

    @Test func aSubagentIsIndentedAndUnknownBlocksAreShown() {
        #expect(parts([block("assistant", "text", side: true)]).map(\.part.depth) == [1])
        #expect(parts([block("assistant", "server_tool")]).map(\.part.title.text) == ["· block  server_tool"])
    }

    @Test func whatIsNotWantedIsLeftOut() {
        var choice = TalkRendering.Choice()
        choice.isToolsOnly = true
        choice.showsThinking = true
        let all = [block("user", "text"), block("assistant", "thinking"), block("assistant", "tool_use")]
        #expect(parts(all, choice).count == 1)
        #expect(parts(all).count == 2)
    }
}
