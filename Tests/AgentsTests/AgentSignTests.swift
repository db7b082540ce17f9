import Domain
import JSON
import Testing

@testable import Agents

@Suite struct AgentSignTests {
    private func sign(_ line: String) -> AgentSign? { AgentSign(line: Array(line.utf8)) }

    @Test func aQuestionIsHeard() throws {
        guard case .asks(let question) = sign(AgentQuestion.permissionLine) else {
            Issue.record("nothing was heard")
            return
        }
        #expect(question.request == "r-7")
    }

    @Test func theEndOfATurnIsItsResult() {
        #expect(sign(#"{"type":"result","subtype":"success","is_error":false}"#) == .turnEnded)
        #expect(sign(#"{"type":"assistant","text":"a \"result\" and {\"type\":\"result\"}"}"#) == nil)
    }

    @Test func aQuestionCanBeWithdrawn() {
        #expect(sign(#"{"type":"control_cancel_request","request_id":"r-7"}"#) == .withdraws(request: "r-7"))
        #expect(sign(#"{"type":"control_cancel_request"}"#) == nil)
    }

    @Test func onlyALimitThatHoldsIsOne() {
        func line(_ status: String, _ resetsAt: String) -> String {
            #"{"type":"rate_limit_event","rate_limit_info":{"status":""# + status + #"","resetsAt":"# + resetsAt + "}}"
        }
        let until = WallTime(nanoseconds: 1_795_222_923_000_000_000)
        #expect(sign(line("rejected", "1795222923")) == .rateLimited(until: until))
        #expect(sign(line("allowed", "1795222923")) == nil)
        #expect(sign(line("rejected", "\"soon\"")) == nil)
        #expect(sign(line("rejected", "9223372036854775807")) == nil)
    }

    @Test(arguments: ["", "control_", "{\"type\":\"result\"", "\u{0}\"result\"", #"["control_request"]"#])
    func whatIsNoSuchLineSaysNothing(_ line: String) { #expect(sign(line) == nil) }
}
