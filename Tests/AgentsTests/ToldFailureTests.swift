import Testing

@testable import Agents

/// With lines of Claude Code 2.1.329 and Codex 0.163.0, shortened.
@Suite struct ToldFailureTests {
    private func text(_ lines: String...) -> String? {
        ToldFailure.text(in: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    private let refused =
        #"{"stop_reason":"stop_sequence","terminal_reason":"api_error","is_error":true,"subtype":"success","#
        + #""api_error_status":429,"result":"API Error: Request rejected (429) · Too many.","type":"result"}"#
    private let done = #"{"type":"result","subtype":"success","is_error":false,"result":"All is well."}"#

    @Test func aResultSaysWhyItIsAnError() {
        #expect(text(refused) == "API Error: Request rejected (429) · Too many.")
        let turns = #"{"type":"result","subtype":"error_max_turns","is_error":true,"errors":["","Too many turns"]}"#
        #expect(text(turns) == "Too many turns")
        #expect(text(#"{"type":"result","is_error":true,"result":""}"#) == nil)
    }

    @Test func aTurnOfCodexSaysWhyItFailed() {
        let failed = #"{"type":"turn.failed","error":{"message":"exceeded retry limit, last status: 429"}}"#
        #expect(text(#"{"type":"error","message":"no"}"#, failed) == "exceeded retry limit, last status: 429")
        #expect(text(failed, #"{"type":"turn.completed","usage":{}}"#) == nil)
    }

    @Test func onlyTheLastTurnCounts() {
        #expect(text(refused, done) == nil)
        #expect(text(done, refused) != nil)
        #expect(text(refused, #"{"type":"assistant","text":"the \"result\" is {\"type\":\"turn.failed\"}"}"#) != nil)
    }

    @Test func whatIsTornOrNoJSONSaysNothing() {
        #expect(text(String(refused.dropFirst(20)), "done: \"result\"", "") == nil)
        #expect(text() == nil)
    }
}
