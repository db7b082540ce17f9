import Agents
import Domain
import Runs
import Testing

@Suite struct LaunchCommandTests {
    @Test func anAgentIsCalledByItsKind() throws {
        let command = try LaunchCommand(AgentSetup(.claude), prompt: "fix it")
        #expect(command.kind == .claude)
        #expect(command.words.starts(with: ["claude", "-p", "fix it"]))
        #expect(command.environment["DISABLE_AUTOUPDATER"] == "1")
        #expect(!command.takesInput)
    }

    @Test func anAgentMayStandElsewhereAndUseAModel() throws {
        var setup = AgentSetup("fast", kind: .codex)
        setup.program = ["npx", "codex"]
        setup.model = "o9"
        let command = try LaunchCommand(setup, prompt: "fix it")
        #expect(
            command.words == [
                "npx", "codex", "exec", "--json", "-c", "sandbox_mode=workspace-write", "--model", "o9", "fix it",
            ]
        )
    }

    @Test func anAgentThatIsSpokenToGetsItsPromptAsItsFirstInput() throws {
        let command = try LaunchCommand(AgentSetup(.claude), prompt: "fix it", isSpokenTo: true)
        #expect(!command.words.contains("fix it") && command.words.contains("--input-format"))
        #expect(command.takesInput && command.firstInput?.last == UInt8(ascii: "\n"))
        let alone = try LaunchCommand(AgentSetup(.codex), prompt: "fix it", isSpokenTo: true)
        #expect(!alone.takesInput && alone.words.last == "fix it")
    }

    @Test func aCommandStandsAsItIsGiven() throws {
        let words = ["/opt/claude", "--resume", "x"]
        let known = try LaunchCommand(words)
        #expect(known.words == words && known.kind == .claude && known.environment.isEmpty)
        #expect(try LaunchCommand(["make"]).kind == .shell)
        #expect(try LaunchCommand(["./agent"], kind: .codex).kind == .codex)
    }

    @Test func withoutBothThereIsNothingToRun() {
        #expect(throws: RunsError.nothingToRun) { try LaunchCommand([]) }
        #expect(throws: RunsError.agent(.promptMissing(.codex))) {
            try LaunchCommand(AgentSetup(.codex), prompt: nil)
        }
        #expect(throws: RunsError.agent(.commandMissing(.git))) {
            try LaunchCommand(AgentSetup(.git), prompt: "status")
        }
    }
}
