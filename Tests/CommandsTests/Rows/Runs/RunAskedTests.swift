import Domain
import Platform
import Runs
import Settings
import TestSupport
import Testing

@testable import Commands

@Suite struct RunAskedTests {
    private func asked(_ arguments: String...) throws -> RunAsked {
        let parsed = try CommandLineParser(.roost).parse(["run"] + arguments)
        guard case .run(let command, let values) = parsed else { throw CommandError.failed("help", hint: nil) }
        let invocation = Invocation(
            of: command,
            values,
            table: .roost,
            environment: Environment(["A": "b"]),
            console: RecordingConsole().console
        )
        return try RunAsked(invocation, Settings())
    }

    @Test func whatIsNotAskedForIsTheUsual() throws {
        let asked = try asked("--", "make", "-j2")
        let here = FilePath.resolved(".")
        #expect(!asked.isDetached)
        #expect(asked.request.command == ["make", "-j2"])
        #expect(asked.request.kind == .shell)
        #expect(asked.request.step.text == "work")
        #expect(asked.request.folder == here)
        #expect(asked.request.task == nil && asked.request.repository == nil && asked.request.terminal == nil)
        #expect(asked.request.timeout == nil && asked.request.checkpointInterval == nil)
        #expect(asked.request.caller["A"] == "b")
    }

    @Test func eachOptionHasItsPlace() throws {
        try TemporaryHome.with { scratch in
            let asked = try asked(
                "-d",
                "--repo",
                scratch.path,
                "--task",
                "gh-7",
                "--step",
                "review",
                "--timeout",
                "90s",
                "--checkpoint",
                "0s",
                "--env",
                "X=1",
                "--env",
                "Y=2",
                "--pty",
                "--agent",
                "codex",
                "-p",
                "fix it"
            )
            let real = FilePath.resolved(scratch.path)
            #expect(asked.isDetached)
            #expect(asked.request.folder == real && asked.request.repository == real)
            #expect(asked.request.task?.text == "gh-7" && asked.request.step.text == "review")
            #expect(asked.request.timeout == .seconds(90) && asked.request.checkpointInterval == .zero)
            #expect(asked.request.given == ["X": "1", "Y": "2"])
            #expect(asked.request.terminal == LaunchRequest.Terminal(rows: 40, columns: 120))
            #expect(
                asked.request.command == ["codex", "exec", "--json", "-c", "sandbox_mode=workspace-write", "fix it"]
            )
            #expect(asked.request.prompt == "fix it")
        }
    }

    @Test func aFolderStandsOverTheRepository() throws {
        try TemporaryHome.with { scratch in
            let asked = try asked("--repo", scratch.path, "--cwd", "/", "--", "true")
            #expect(asked.request.folder == "/")
            #expect(asked.request.repository == FilePath.resolved(scratch.path))
        }
    }

    @Test func whatIsNoTaskStepOrVariableIsRefused() {
        #expect(RunOptions.all.count == 16)
        #expect(throws: CommandError.self) { try asked("--task", "../x", "--", "true") }
        #expect(throws: CommandError.self) { try asked("--step", "", "--", "true") }
        #expect(throws: CommandError.self) { try asked("--env", "=x", "--", "true") }
        #expect(throws: CommandError.self) { try asked("--timeout", "soon", "--", "true") }
    }
}
