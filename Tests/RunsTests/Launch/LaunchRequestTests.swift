import Agents
import Domain
import Platform
import Runs
import Settings
import Testing

@Suite struct LaunchRequestTests {
    private func request(_ subject: RunSubject, _ text: String = "") throws -> LaunchRequest {
        var settings = Settings()
        let problems = settings.take(SettingsText(Array(text.utf8), path: "config.toml", authority: .user))
        #expect(problems == [])
        let step = try StepID("work")
        return try LaunchRequest(subject, settings, step: step, folder: "/", caller: Environment([:]))
    }

    @Test func anAgentIsAskedForAsItIsSetUp() throws {
        let text = "[agents.codex]\nmodel = \"o9\"\nenvironment = [\"A=b\"]\nenvironment_only = [\"LANG\"]"
        let request = try request(RunSubject(agent: "codex", prompt: "fix it", command: []), text)
        #expect(
            request.command == [
                "codex", "exec", "--json", "-c", "sandbox_mode=workspace-write", "--model", "o9", "fix it",
            ] && request.model == "o9"
        )
        #expect(request.kind == .codex && request.given == ["A": "b"] && request.callerNames == ["LANG"])
        #expect(!request.takesInput)
    }

    @Test func aCommandStandsAsItIsGiven() throws {
        let request = try request(RunSubject(agent: "codex", prompt: "p", command: ["./agent"]))
        #expect(request.command == ["./agent"] && request.kind == .codex && request.model == nil)
        #expect(throws: RunsError.nothingToRun) { try self.request(RunSubject(agent: nil, prompt: "p", command: [])) }
    }

    @Test func theDemoAgentIsFoundBesideThisProgram() throws {
        let request = try request(RunSubject(agent: "demo", prompt: "p", command: []))
        #expect(request.command.first?.hasSuffix("roost-demo-agent") == true)
    }
}
