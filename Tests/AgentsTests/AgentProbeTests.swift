import Agents
import Domain
import Testing

@Suite struct AgentProbeTests {
    @Test(arguments: WorkerKind.allCases) func whoeverCanBeLoggedOutSaysHowToLogIn(kind: WorkerKind) {
        let probe = AgentProbe(kind)
        #expect((probe.login == .none) == probe.loginHint.isEmpty)
        #expect((probe.login == .none) == [.shell, .git, .demo].contains(kind))
    }

    @Test func claudeAndCodexAreAsked() {
        #expect(AgentProbe(.claude).versionCall == ["--version"])
        guard case .call(["auth", "status"], let keys) = AgentProbe(.claude).login else {
            Issue.record("claude is asked by a call")
            return
        }
        #expect(keys.contains("ANTHROPIC_API_KEY"))
        guard case .call(["login", "status"], _) = AgentProbe(.codex).login else {
            Issue.record("codex is asked by a call")
            return
        }
    }
}
