import Domain
import Testing

@testable import Queries

@Suite struct AgentLinesTests {
    private func rows(_ lines: String...) throws -> [[String]?] {
        var agent = try #require(AgentLines(of: .claude))
        return lines.map { agent.rows(of: Array($0.utf8))?.map(\.text) }
    }

    @Test func whatIsSaidAndDoneIsShownInsteadOfItsJSON() throws {
        let said =
            #"{"type":"assistant","message":{"id":"m","role":"assistant","content":[{"type":"text","#
            + #""text":"Hello\nyou"},{"type":"tool_use","id":"t1","name":"Bash","input":{"#
            + #""command":"swift test"}}]},"session_id":"s"}"#
        let result =
            #"{"type":"user","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","#
            + #""content":"ok"}]},"session_id":"s"}"#
        let rows = try rows(said, result, "plain text", "{broken", #"{"what":1}"#)
        #expect(rows[0] == ["Hello", "you", "▸ Bash  swift test"])
        #expect(rows[1] == ["└ Bash ✓", "  ok"])
        #expect(rows[2] == nil && rows[3] == nil)
    }

    @Test func whatWritesTextIsShownAsItIs() {
        #expect(AgentLines(of: .shell) == nil && AgentLines(of: nil) == nil)
        #expect(AgentLines(of: .codex) != nil && AgentLines(of: .gemini) != nil && AgentLines(of: .opencode) != nil)
    }

    @Test func aLineOfManyIsCut() throws {
        let text = (0..<500).map { "\($0)\\n" }.joined()
        let line = #"{"type":"assistant","message":{"role":"assistant","content":[{"type":"text","text":"\#(text)"}]}}"#
        let rows = try #require(try rows(line)[0])
        #expect(rows.count == AgentLines.rowsMax + 1)
        #expect(rows.last == "… 300 more lines")
    }
}
