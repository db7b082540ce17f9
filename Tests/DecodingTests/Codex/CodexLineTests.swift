import Decoding
import Domain
import Testing

@Suite struct CodexLineTests {
    @Test func aLostConnectionIsARetryAndNoEnd() {
        let told = CodexLines.stream([
            #"{"type":"error","message":"Reconnecting... 1/5 (stream disconnected (at 3))"}"#,
            #"{"type":"error","message":"stream disconnected"}"#,
            #"{"type":"turn.failed","error":{"message":"stream disconnected"}}"#,
        ])
        let reason = "stream disconnected (at 3)"
        #expect(told.retries == [Retry(attempt: 1, attemptsMax: 5, delay: nil, status: nil, error: reason)])
        #expect(told.messages.map(\.error) == ["stream disconnected"])
        #expect(told.ends.map(\.isError) == [true])
        #expect(told.ends.map(\.errors) == [["stream disconnected"]])
    }

    @Test func wordsOfTheModelMayBearMarkers() {
        let told = CodexLines.stream([
            #"{"type":"item.completed","item":{"id":"item_0","type":"reasoning","text":"ROOST: no"}}"#,
            #"{"type":"item.completed","item":{"id":"item_1","type":"agent_message","text":"ROOST: done\nbye"}}"#,
        ])
        #expect(told.blocks.map(\.content) == [.thinking("ROOST: no"), .text("ROOST: done\nbye")])
        #expect(told.markers.count == 1)
    }
}
