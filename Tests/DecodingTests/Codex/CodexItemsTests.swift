import Decoding
import Domain
import Testing

@Suite struct CodexItemsTests {
    @Test func aCommandIsCalledOnceAndAnsweredOnce() {
        let told = CodexLines.stream([
            #"{"type":"item.started","item":{"id":"item_1","type":"command_execution","command":"ls \"a\"","#
                + #""aggregated_output":"","exit_code":null,"status":"in_progress"}}"#,
            #"{"type":"item.updated","item":{"id":"item_1","type":"command_execution","command":"ls \"a\""}}"#,
            #"{"type":"item.completed","item":{"id":"item_1","type":"command_execution","command":"ls \"a\"","#
                + #""aggregated_output":"b\n","exit_code":3,"status":"failed"}}"#,
        ])
        #expect(
            told.calls == [ToolCall(id: "item_1", name: "command_execution", input: #"{"command":"ls \"a\""}"#)]
        )
        #expect(told.results == [ToolResult(call: "item_1", text: "b\n", isError: true)])
        #expect(told.messages.map(\.role) == [.assistant, .user])
    }
}
