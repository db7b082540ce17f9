import Decoding
import Domain
import Testing

@Suite struct ClaudeBlockTests {
    @Test func resultsOfToolsAreStringsOrBlocks() {
        let told = ToldFacts.transcript(
            #"""
            {"type":"user","message":{"role":"user","content":[{"tool_use_id":"t1","type":"tool_result",\#
            "content":"2\n","is_error":false},{"tool_use_id":"t2","type":"tool_result",\#
            "content":[{"type":"text","text":"a"},{"type":"image","source":{}},{"type":"text","text":"b"}],\#
            "is_error":true},{"tool_use_id":"t3","type":"web_search_tool_result","content":[]}]}}
            """#
        )
        #expect(
            told.results == [
                ToolResult(call: "t1", text: "2\n", isError: false),
                ToolResult(call: "t2", text: "a\nb", isError: true),
                ToolResult(call: "t3", text: "", isError: false),
            ]
        )
        #expect(told.blocks.map(\.index) == [0, 1, 2])
    }

    @Test func otherBlocksKeepTheirNames() {
        let told = ToldFacts.transcript(
            #"""
            {"type":"assistant","message":{"content":[{"type":"thinking","thinking":"hm"},\#
            {"type":"redacted_thinking","data":"x"},{"type":"image","source":{"media_type":"image/png"}},\#
            {"type":"server_tool_use","id":"t","name":"web_search","input":{}},{"type":"document"},7]}}
            """#
        )
        let expected: [Block.Content] = [
            .thinking("hm"), .thinking(""), .image(mediaType: "image/png"),
            .toolCall(ToolCall(id: "t", name: "web_search", input: "{}")), .other(type: "document"), .other(type: ""),
        ]
        #expect(told.blocks.map(\.content) == expected)
    }
}
