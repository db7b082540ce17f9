import Domain
import Testing

@testable import Agents

@Suite struct AgentCommandTests {
    @Test(arguments: [
        (
            WorkerKind.claude,
            [
                "claude", "-p", "fix it", "--allowedTools", "Edit,Write,Bash,Read,Glob,Grep", "--output-format",
                "stream-json", "--verbose", "--include-partial-messages",
            ]
        ),
        (.codex, ["codex", "exec", "--json", "fix it"]),
        (.opencode, ["opencode", "run", "--format", "json", "fix it"]),
        (.gemini, ["gemini", "--output-format", "stream-json", "--prompt", "fix it"]),
        (.aider, ["aider", "--no-check-update", "--no-pretty", "--message", "fix it"]),
        (.demo, ["roost-demo-agent", "--prompt", "fix it"]),
        (.shell, ["sh", "-c", "fix it"]),
    ]) func eachAgentIsCalledInItsOwnWay(kind: WorkerKind, line: [String]) throws {
        let command = try AgentCommand(kind, prompt: "fix it")
        #expect(command.line == line)
        #expect(command.takesInput == false)
    }

    @Test(arguments: [
        (
            WorkerKind.claude,
            [
                "claude", "-p", "--allowedTools", "Edit,Write,Bash,Read,Glob,Grep", "--output-format", "stream-json",
                "--verbose", "--include-partial-messages", "--", "--help",
            ]
        ),
        (.codex, ["codex", "exec", "--json", "--", "--help"]),
        (.opencode, ["opencode", "run", "--format", "json", "--", "--help"]),
        (.gemini, ["gemini", "--output-format", "stream-json", "--prompt=--help"]),
        (.aider, ["aider", "--no-check-update", "--no-pretty", "--message=--help"]),
        (.demo, ["roost-demo-agent", "--prompt=--help"]),
    ]) func aPromptIsNeverTakenForAnOption(kind: WorkerKind, line: [String]) throws {
        #expect(try AgentCommand(kind, prompt: "--help").line == line)
    }

    @Test(arguments: [WorkerKind.claude, .codex, .opencode, .gemini, .aider])
    func aModelIsPassedOn(kind: WorkerKind) throws {
        let line = try AgentCommand(kind, prompt: "fix it", model: "opus").line
        let place = try #require(line.firstIndex(of: "--model"))
        #expect(line[place + 1] == "opus")
    }

    @Test(arguments: WorkerKind.allCases.filter { $0 != .git })
    func noAgentIsStartedWithItsChecksSkipped(kind: WorkerKind) throws {
        let words = try AgentCommand(kind, prompt: "fix it", model: "opus").arguments
        for flag in ["dangerously", "skip", "yolo", "yes", "full-auto", "bypass", "auto-approve"] {
            #expect(!words.contains { $0.contains(flag) })
        }
    }

    @Test func whatNoAgentCanBeGivenIsRefused() {
        #expect(throws: AgentError.promptMissing(.claude)) { try AgentCommand(.claude, prompt: nil) }
        #expect(throws: AgentError.promptMissing(.shell)) { try AgentCommand(.shell, prompt: "") }
        #expect(throws: AgentError.commandMissing(.git)) { try AgentCommand(.git, prompt: "status") }
        #expect(throws: AgentError.promptWithNUL) { try AgentCommand(.codex, prompt: "a\0b") }
        let longest = String(repeating: "x", count: AgentCommand.promptBytesMax)
        #expect(throws: Never.self) { try AgentCommand(.codex, prompt: longest) }
        #expect(throws: AgentError.promptTooLong(bytes: 131_072, bytesMax: 131_071)) {
            try AgentCommand(.codex, prompt: longest + "x")
        }
    }
}
