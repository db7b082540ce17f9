import Agents
import Domain
import Runs
import Testing

@Suite struct LaunchCommandTests {
    @Test func anAgentIsCalledByItsKind() throws {
        let command = try LaunchCommand(kind: .claude, prompt: "fix it", command: [])
        #expect(command.kind == .claude)
        #expect(command.words.starts(with: ["claude", "-p", "fix it"]))
        #expect(command.environment["DISABLE_AUTOUPDATER"] == "1")
    }

    @Test func anAgentMayStandElsewhereAndUseAModel() throws {
        let program = ["npx", "codex"]
        let command = try LaunchCommand(kind: .codex, prompt: "fix it", model: "o9", program: program, command: [])
        #expect(command.words == ["npx", "codex", "exec", "--json", "--model", "o9", "fix it"])
    }

    @Test func aCommandStandsAsItIsGiven() throws {
        let words = ["/opt/claude", "--resume", "x"]
        let known = try LaunchCommand(kind: nil, prompt: nil, command: words)
        #expect(known.words == words && known.kind == .claude && known.environment.isEmpty)
        #expect(try LaunchCommand(kind: nil, prompt: "p", command: ["make"]).kind == .shell)
        #expect(try LaunchCommand(kind: .codex, prompt: nil, command: ["./agent"]).kind == .codex)
    }

    @Test func withoutBothThereIsNothingToRun() {
        #expect(throws: RunsError.nothingToRun) { try LaunchCommand(kind: nil, prompt: "fix it", command: []) }
        #expect(throws: RunsError.agent(.promptMissing(.codex))) {
            try LaunchCommand(kind: .codex, prompt: nil, command: [])
        }
        #expect(throws: RunsError.agent(.commandMissing(.git))) {
            try LaunchCommand(kind: .git, prompt: "status", command: [])
        }
    }
}
