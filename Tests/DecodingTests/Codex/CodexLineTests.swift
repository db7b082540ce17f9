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

    /// As Codex 0.163.0 says it.
    @Test func itsWordsTellWhatTheAPIAnswered() {
        let limit = "exceeded retry limit, last status: 429 Too Many Requests"
        let overload = "unexpected status 529 <unknown status code>: Overloaded, url: http://127.0.0.1:1/v1/responses"
        let cut = "stream disconnected before completion: Transport error: network error: error decoding response body"
        let told = CodexLines.stream(
            [limit, overload, cut].flatMap { text in
                [
                    #"{"type":"error","message":"Reconnecting... 1/2 (\#(text))"}"#,
                    #"{"type":"error","message":"\#(text)"}"#,
                ]
            }
        )
        #expect(told.retries.map(\.status) == [429, 529, nil])
        #expect(told.retries.map(\.error) == [limit, overload, cut])
        #expect(told.messages.map(\.errorStatus) == [429, 529, nil])
    }

    @Test func itsWarningAfterACompactionTellsOfOne() {
        let text = "Heads up: Long threads and multiple compactions can cause the model to be less accurate."
        let told = CodexLines.stream([
            #"{"type":"item.completed","item":{"id":"item_3","type":"error","message":"\#(text)"}}"#
        ])
        #expect(told.compactions == [Compaction(.ended)])
        #expect(told.messages.isEmpty)
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
