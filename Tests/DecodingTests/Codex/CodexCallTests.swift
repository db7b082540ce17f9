import Decoding
import Domain
import Testing

@Suite struct CodexCallTests {
    @Test func workThatIsToldOnlyWhenItIsDoneIsCalledThen() {
        let told = CodexLines.stream([
            #"{"type":"item.completed","item":{"id":"item_4","type":"mcp_tool_call","server":"docs","tool":"find","#
                + #""arguments":{"q":1},"result":{"content":[{"type":"text","text":"found"}]},"status":"completed"}}"#,
            #"{"type":"item.completed","item":{"id":"item_5","type":"file_change","#
                + #""changes":[{"path":"a","kind":"add"}],"#
                + #""status":"declined"}}"#,
        ])
        #expect(told.calls.map(\.name) == ["docs.find", "file_change"])
        #expect(told.calls.map(\.input) == [#"{"q":1}"#, #"{"changes":[{"path":"a","kind":"add"}]}"#])
        #expect(told.results.map(\.text) == ["found", ""])
        #expect(told.results.map(\.isError) == [false, true])
        #expect(told.permissions == [Permission(.denied, call: "item_5", tool: "file_change")])
    }
}
