import Agents
import Domain
import Runs
import Settings
import Testing

@Suite struct AgentSetupSettingsTests {
    private func settings(_ text: String) throws -> Settings {
        var settings = Settings()
        let problems = settings.take(SettingsText(Array(text.utf8), path: "config.toml", authority: .user))
        #expect(problems == [])
        return settings
    }

    @Test func anAgentIsSetUpUnderItsName() throws {
        let settings = try settings(
            """
            [agents.careful]
            kind = "claude"
            command = ["nice", "claude"]
            arguments = ["--effort", "low"]
            environment = ["EDITOR=vi", "EMPTY="]
            environment_only = ["ANTHROPIC_API_KEY"]
            account = "work"
            runs_max = 3
            tools = ["Read", "Bash(git *)"]
            interactive = false
            skip_permissions = true
            login_check = false
            [accounts.work]
            runs_max = 5
            """
        )
        let agent = try AgentSetup(named: "careful", in: settings)
        #expect(
            agent.kind == .claude && agent.program == ["nice", "claude"] && agent.arguments == ["--effort", "low"]
        )
        #expect(agent.environment == ["EDITOR": "vi", "EMPTY": ""] && agent.environmentOnly == ["ANTHROPIC_API_KEY"])
        #expect(agent.account == "work" && agent.runsMax == 3 && agent.tools == ["Read", "Bash(git *)"])
        #expect(!agent.isInteractive && agent.asksForNoPermission && !agent.checksLogin)
        #expect(AgentSetup.runsMaxByAccount(in: settings) == ["work": 5])
        #expect(AgentSetup.names(in: settings).contains("careful"))
    }

    @Test func aKindIsItsOwnName() throws {
        #expect(try AgentSetup(named: "codex", in: Settings()) == AgentSetup(.codex))
    }

    @Test func whatIsNoAgentIsToldWithWhatWasMeant() throws {
        let settings = try settings("agents.mine.model = \"x\"\nagents.swift.kind = \"codex\"")
        let error = #expect(throws: RunsError.self) { try AgentSetup(named: "clade", in: settings) }
        #expect(error?.description == "there is no agent \"clade\"")
        #expect(error?.hint == "did you mean claude?")
        let mine = #expect(throws: RunsError.self) { try AgentSetup(named: "mine", in: settings) }
        #expect(mine?.hint?.contains("set agents.mine.kind") == true)
        #expect(throws: RunsError.self) { try AgentSetup(named: "../x", in: settings) }
    }

    @Test func aVariableOfOursIsNotSet() throws {
        let settings = try settings("agents.claude.environment = [\"ROOST_RUN=x\"]")
        #expect(throws: RunsError.reservedVariable("ROOST_RUN")) { try AgentSetup(named: "claude", in: settings) }
    }
}
