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

    /// The script cannot have it call one: its model would have to name the namespace that Codex puts tools into.
    @Test func codexListsTheToolsToItsModel() throws {
        let story = try StoryHome(for: "story-\(#function)")
        let clients = try RealMCPClients()
        let result = try clients.codex(with: story.scratch.path)
        #expect(result.exitCode == 0, "\(result.stderr)")
        let requests = try clients.requests()
        for tool in MCPTool.reading { #expect(requests.contains("\"\(tool.name)\""), "\(tool.name)") }
    }
}
