import Agents
import Domain
import Platform
import Runs
import TestSupport
import Testing

@Suite struct AgentCheckTests {
    private let scratch: TemporaryHome

    init() throws { scratch = try TemporaryHome() }

    private func look(
        _ kind: WorkerKind,
        _ program: String,
        _ variables: [String: String] = [:],
        change: (inout AgentSetup) -> Void = { _ in }
    ) throws -> AgentReadiness {
        let path = scratch.path(kind.program)
        if try !SystemDisk().exists(path) { try Programs.make(path, "#!/bin/sh\n\(program)\n") }
        var setup = AgentSetup(kind)
        change(&setup)
        let own = ["PATH": "\(scratch.path):/usr/bin:/bin", "HOME": scratch.path]
        let caller = Environment(own.merging(variables) { $1 })
        return try AgentCheck(setup, caller: caller, folder: scratch.path).look()
    }

    private static let claude = "case \"$1\" in --version) echo; echo '2.1.329 (Claude Code)';; auth) exit $OUT;; esac"

    @Test func theProgramSaysItsVersionAndWhetherItIsLoggedIn() throws {
        let found = try look(.claude, Self.claude, ["OUT": "0"])
        #expect(found.program == scratch.path("claude") && found.version == "2.1.329 (Claude Code)")
        #expect(found.login == .loggedIn && found.refusal(of: "claude") == nil)
        let out = try look(.claude, Self.claude, ["OUT": "1"])
        #expect(out.login == .loggedOut)
        #expect(out.refusal(of: "mine") == .agentLoggedOut("mine", hint: "log in with: claude auth login"))
        #expect(out.refusal(of: "mine")?.description == "mine is not logged in")
    }

    @Test func aKeyInTheEnvironmentIsALogin() throws {
        #expect(try look(.claude, Self.claude, ["OUT": "1", "ANTHROPIC_API_KEY": "x"]).login == .loggedIn)
        let only = try look(.claude, Self.claude, ["OUT": "1", "ANTHROPIC_API_KEY": "x"]) {
            $0.environmentOnly = ["OUT"]
        }
        #expect(only.login == .loggedOut)
        #expect(try look(.claude, Self.claude, ["OUT": "1"]) { $0.checksLogin = false }.login == .notNeeded)
    }

    @Test func filesSayThatAnAgentIsLoggedIn() throws {
        #expect(try look(.gemini, "echo 1.0").login == .loggedOut)
        try SystemDisk().makeFolders(scratch.path(".gemini"))
        try SystemDisk().createFile(scratch.path(".gemini/oauth_creds.json"), with: [])
        #expect(try look(.gemini, "echo 1.0").login == .loggedIn)
        #expect(try look(.opencode, "echo 1.0").login == .unsure)
    }

    @Test func anAgentThatDoesNotAnswerIsNotRefused() throws {
        let found = try look(.codex, "kill -9 $$")
        #expect(found.version == nil && found.login == .loggedOut)
        #expect(try look(.aider, "exit 3").version == nil)
    }

    @Test func aMissingProgramIsTold() throws {
        var setup = AgentSetup(.codex)
        setup.program = ["nowhere"]
        let check = AgentCheck(setup, caller: Environment(["PATH": scratch.path]), folder: scratch.path)
        #expect(throws: RunsError.programMissing("nowhere", searched: [scratch.path])) { try check.look() }
    }
}
