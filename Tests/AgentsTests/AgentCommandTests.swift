import Domain
import JSON
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
        (.codex, ["codex", "exec", "--json", "-c", "sandbox_mode=workspace-write", "fix it"]),
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
        (.codex, ["codex", "exec", "--json", "-c", "sandbox_mode=workspace-write", "--", "--help"]),
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

    @Test func anInteractiveAgentGetsItsPromptFromItsInput() throws {
        var order = AgentOrder(prompt: "--fix \"it\"\nnow", model: "opus")
        order.isInteractive = true
        let claude = try AgentCommand(.claude, order)
        #expect(
            claude.line == [
                "claude", "-p", "--allowedTools", "Edit,Write,Bash,Read,Glob,Grep", "--output-format", "stream-json",
                "--verbose", "--include-partial-messages", "--model", "opus", "--input-format", "stream-json",
                "--permission-prompt-tool", "stdio",
            ]
        )
        let first = try #require(claude.firstInput)
        let line = try JSONReader.read(first)
        #expect(line["message"]?["content"] == .string("--fix \"it\"\nnow"))
        #expect(first.count(where: { $0 == UInt8(ascii: "\n") }) == 1)
        // Those that take no input are called as ever.
        #expect(try AgentCommand(.codex, order).firstInput == nil)
    }

    @Test(arguments: [
        (WorkerKind.claude, ["--resume", "c-1"]), (.codex, ["exec", "resume"]), (.opencode, ["--session", "c-1"]),
        (.gemini, ["--resume", "c-1"]), (.demo, ["--resume", "c-1"]),
    ]) func aConversationIsGoneOnWith(kind: WorkerKind, words: [String]) throws {
        var order = AgentOrder(prompt: "go on")
        order.conversation = "c-1"
        let line = try AgentCommand(kind, order).line
        let place = try #require(line.firstIndex(of: words[0]))
        #expect(Array(line[place...].prefix(2)) == words && line.contains("c-1"))
    }

    @Test func whatAKindCannotBeToldIsRefused() {
        var order = AgentOrder(prompt: "go on")
        order.conversation = "c-1"
        #expect(throws: AgentError.cannotResume(.aider)) { try AgentCommand(.aider, order) }
        order.conversation = "--yolo"
        #expect(throws: AgentError.notConversation("--yolo")) { try AgentCommand(.gemini, order) }
        order.conversation = nil
        order.tools = ["Read"]
        #expect(throws: AgentError.takesNoTools(.codex)) { try AgentCommand(.codex, order) }
        order.tools = nil
        order.skipsPermissions = true
        #expect(throws: AgentError.cannotSkipPermissions(.opencode)) { try AgentCommand(.opencode, order) }
    }

    @Test func whoeverSaysSoHasItsChecksSkippedAndItsOwnTools() throws {
        var order = AgentOrder(prompt: "fix it")
        order.skipsPermissions = true
        order.tools = ["Read", "Bash(git *)"]
        let line = try AgentCommand(.claude, order).line
        #expect(line.contains("--dangerously-skip-permissions") && line.contains("Read,Bash(git *)"))
        order.tools = []
        #expect(try !AgentCommand(.claude, order).line.contains("--allowedTools"))
    }

    @Test(arguments: [
        ["--sandbox", "read-only"], ["-s", "danger-full-access"], ["-c", "sandbox_mode=read-only"], ["--full-auto"],
    ]) func whatCodexMayWriteIsForWhoeverSaysSo(arguments: [String]) throws {
        var order = AgentOrder(prompt: "fix it")
        order.arguments = arguments
        #expect(try AgentCommand(.codex, order).line == ["codex", "exec", "--json"] + arguments + ["fix it"])
        order.arguments = []
        order.skipsPermissions = true
        #expect(try !AgentCommand(.codex, order).line.contains { $0.contains("workspace-write") })
    }

    @Test func anAgentThatWasSpokenToCanBeCalledAlone() throws {
        var order = AgentOrder(prompt: "fix it")
        order.isInteractive = true
        for kind in [WorkerKind.claude, .demo] {
            let spoken = try AgentCommand(kind, order).line
            let alone = try #require(AgentCommand.alone(spoken, kind, prompt: "fix it"))
            #expect(!alone.contains("--input-format") && alone.last?.hasSuffix("fix it") == true)
            #expect(AgentCommand.alone(alone, kind, prompt: "fix it") == nil)
            #expect(AgentCommand.alone(spoken, kind, prompt: nil) == nil)
        }
        #expect(AgentCommand.alone(["codex", "exec", "x"], .codex, prompt: "x") == nil)
    }
}
