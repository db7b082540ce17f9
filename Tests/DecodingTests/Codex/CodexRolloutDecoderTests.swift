import Decoding
import Domain
import Testing

@Suite struct CodexRolloutDecoderTests {
    @Test func aConversationIsToldWhenItBeginsAndWhenItChanges() {
        let context = CodexLines.line(
            "turn_context",
            #"{"model":"gpt-5","cwd":"/src","approval_policy":"never"}"#,
            second: 1
        )
        let told = CodexLines.rollout([CodexLines.meta, context, context])
        #expect(told.conversations.count == 2)
        #expect(told.conversations.first?.folder == "/src")
        #expect(told.conversations.first?.branch == "main")
        #expect(told.conversations.last?.model == "gpt-5")
        #expect(told.conversations.last?.permissionMode == "never")
        #expect(told.all.first?.origin.conversation == "t-1")
    }

    @Test func countersThatAreSaidAgainCountOnce() throws {
        let told = CodexLines.rollout([
            CodexLines.meta, CodexLines.line("event_msg", CodexLines.counts(total: 10, last: 10)),
            CodexLines.line("event_msg", CodexLines.counts(total: 10, last: 10)),
            CodexLines.line(
                "event_msg",
                #"{"type":"token_count","info":null,"rate_limits":{"primary":{"used_percent":12.5,"#
                    + #""resets_in_seconds":60}}}"#,
                second: 5
            ),
            CodexLines.line("event_msg", CodexLines.counts(total: 25, last: 15)),
        ])
        #expect(told.usages.map(\.usage.input) == [10, 15])
        #expect(told.rateLimits.map(\.utilization) == ["12.5"])
        #expect(try told.rateLimits.first?.resetsAt == WallTime(iso: "2026-11-20T10:01:05.000Z"))
    }

    @Test func aForkThatCopiesForSecondsCountsItsOwnTurnsOnly() {
        let told = CodexLines.rollout([
            CodexLines.line("session_meta", #"{"id":"t-2","forked_from_id":"t-1"}"#, second: 10),
            CodexLines.line("event_msg", #"{"type":"task_started","started_at":1775001600}"#, second: 10),
            CodexLines.line("event_msg", CodexLines.counts(total: 100, last: 100), second: 11),
            CodexLines.line("event_msg", #"{"type":"task_started","started_at":1775005200}"#, second: 12),
            CodexLines.line("event_msg", CodexLines.counts(total: 230, last: 130), second: 14),
            CodexLines.line("event_msg", #"{"type":"task_started","started_at":1795168815}"#, second: 15),
            CodexLines.line("event_msg", CodexLines.counts(total: 260, last: 30), second: 16),
        ])
        #expect(told.usages.map(\.usage.input) == [30])
    }

    @Test func aForkTellsItsParentsLinesAsHistoryAndCountsItsOwn() {
        let lines = [
            CodexLines.line(
                "session_meta",
                #"{"id":"t-2","forked_from_id":"t-1","timestamp":"2026-11-20T10:00:10Z"}"#,
                second: 10
            ),
            CodexLines.line("session_meta", #"{"id":"t-1","timestamp":"2026-11-20T10:00:00Z"}"#, second: 10),
            CodexLines.line(
                "response_item",
                #"{"type":"message","role":"user","content":[{"type":"input_text","text":"old"}]}"#
            ),
            CodexLines.line("event_msg", CodexLines.counts(total: 100, last: 100), second: 10),
            CodexLines.line("event_msg", #"{"type":"task_started","started_at":1795168811}"#, second: 11),
            CodexLines.line(
                "response_item",
                #"{"type":"message","role":"user","content":[{"type":"input_text","text":"new"}]}"#
            ),
            CodexLines.line("event_msg", CodexLines.counts(total: 130, last: 30), second: 12),
        ]
        let all = CodexLines.rollout(lines)
        #expect(all.messages.map(\.isReplay) == [true, false])
        #expect(all.conversations.map(\.id) == ["t-2"])
        #expect(all.usages.map(\.usage.input) == [30])
        #expect(CodexLines.rollout(lines, detail: .usage).usages == all.usages)
    }
}
