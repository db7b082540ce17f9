import Domain
import Testing

@testable import Agents

@Suite struct AgentSetupTests {
    @Test func whatIsSetStandsInTheCommandLine() throws {
        var setup = AgentSetup("careful", kind: .claude)
        setup.program = ["nice", "claude"]
        setup.arguments = ["--effort", "low"]
        setup.model = "opus"
        setup.tools = ["Read"]
        let call = try setup.command(prompt: "fix it")
        #expect(call.program == "nice" && call.arguments.starts(with: ["claude", "-p", "fix it"]))
        #expect(call.arguments.suffix(4) == ["--model", "opus", "--effort", "low"])
        #expect(try setup.command(prompt: "fix it", model: "haiku").arguments.contains("haiku"))
    }

    @Test func onlyWhereSomebodySpeaksToItIsItSpokenTo() throws {
        var setup = AgentSetup(.claude)
        #expect(try setup.command(prompt: "fix it").firstInput == nil)
        #expect(try setup.command(prompt: "fix it", isSpokenTo: true).firstInput != nil)
        setup.isInteractive = false
        #expect(try setup.command(prompt: "fix it", isSpokenTo: true).firstInput == nil)
        #expect(!setup.canBeSpokenTo && !AgentSetup(.codex).canBeSpokenTo)
        #expect(setup.speech(takesInput: true) == AgentSpeech(.claude, isInteractive: true))
    }

    @Test func whoeverAsksForNoPermissionIsKnown() {
        var setup = AgentSetup(.claude)
        #expect(!setup.asksForNoPermission)
        setup.skipsPermissions = true
        #expect(setup.asksForNoPermission)
        setup.skipsPermissions = false
        setup.program = ["claude", "--dangerously-skip-permissions"]
        #expect(setup.asksForNoPermission)
        setup.program = nil
        setup.arguments = ["--permission-mode", "bypassPermissions"]
        #expect(setup.asksForNoPermission)
    }
}
