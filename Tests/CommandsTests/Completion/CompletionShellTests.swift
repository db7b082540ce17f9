import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Commands

/// What a real shell makes of what it is told.
@Suite struct CompletionShellTests {
    private let trial: RunTrial

    init() throws {
        trial = try RunTrial(for: "CompletionShell")
        #expect(try trial.roost(["run", "--task", "gh-450", "--", "true"]).run().exitCode == 0)
    }

    @Test func bashCompletesWhatTheTableHas() throws {
        let program = try Programs.path("roost")
        let script = """
            roost() { "\(program)" "$@"; }
            source <(roost completion bash)
            ask() { COMP_WORDS=(roost "$@"); COMP_CWORD=$#; _roost; echo "${COMPREPLY[*]}"; }
            ask run sho
            ask run list --output = js
            ask logs gh
            ask docs man /et
            """
        let result = try CommandTester(tool: "bash").arguments("-c", script)
            .environment(["ROOST_HOME": trial.home.root, "HOME": trial.home.root, "PATH": "/usr/bin:/bin"]).run()
        #expect(result.stdout == "show\njson jsonl\ngh-450\n/etc\n", "\(result.stdout)\(result.stderr)")
    }

    @Test(arguments: CompletionShell.allCases) func theScriptNamesTheCommandThatItAsks(shell: CompletionShell) throws {
        let result = try trial.roost(["completion", shell.rawValue]).run()
        #expect(result.exitCode == 0 && result.stdout == shell.script)
        #expect(shell.script.contains("__complete --") && shell.script.contains(CompletionShell.filesMark))
    }
}
