import JSON
import TestSupport
import Testing

@testable import Commands

/// `roost mcp` as the clients themselves use it: `make test-agents` installs them and says where they are.
@Suite(
    "real-agents: Claude Code and Codex as clients",
    .enabled(if: RealAgents.isAsked, "real-agents: make test-agents runs them")
)
struct RealMCPTests {
    @Test func claudeListsTheToolsAndCallsThem() throws {
        let story = try StoryHome(for: "story-\(#function)")
        let result = try RealMCPClients().claude(with: story.scratch.path)
        #expect(result.exitCode == 0, "\(result.stderr)")
        let lines = try result.stdout.split(separator: "\n").map { try JSONReader.read(String($0)) }
        let begun = try #require(lines.first { $0["subtype"] == "init" })
        #expect(begun["mcp_servers"]?.arrayValue?.first?["status"] == "connected")
        let names = (begun["tools"]?.arrayValue ?? []).compactMap(\.stringValue).filter { $0.hasPrefix("mcp__roost__") }
        #expect(Set(names) == Set(MCPTool.reading.map { "mcp__roost__\($0.name)" }))
        let results = lines.flatMap { $0["message"]?["content"]?.arrayValue ?? [] }.filter {
            $0["type"] == "tool_result"
        }
        #expect(results.count == 2 && results.allSatisfy { $0["is_error"] != true })
        let told = results.map { JSONWriter.text($0) }.joined()
        #expect(told.contains("roost.task/1") && told.contains("roost.why/1"))
        #expect(lines.last?["result"] == "Asked.")
    }

    @Test func codexListsTheToolsAndCallsThem() throws {
        let story = try StoryHome(for: "story-\(#function)")
        let (result, questions) = try RealMCPClients().codex(with: story.scratch.path)
        #expect(result.exitCode == 0, "\(result.stderr)")
        let offered = try #require(questions.first { $0.path.hasSuffix("/responses") }).text
        for tool in MCPTool.reading { #expect(offered.contains("\"\(tool.name)\""), "\(tool.name)") }
        let items = try result.stdout.split(separator: "\n").compactMap { try JSONReader.read(String($0))["item"] }
        let call = try #require(items.last { $0["type"] == "mcp_tool_call" })
        #expect(call["status"] == "completed" && call["tool"] == "why")
        let rows = call["result"]?["structured_content"]?["rows"]?.arrayValue ?? []
        #expect(rows.first?["schema"] == "roost.why/1")
        #expect(items.last?["text"] == "Asked.")
    }
}
