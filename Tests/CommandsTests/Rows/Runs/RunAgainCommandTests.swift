import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct RunAgainCommandTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    @Test func theSameIsDoneAgainAsTheNextAttempt() throws {
        try trial.disk.makeFolders("\(trial.folder)/below")
        let script = #"pwd; echo "$1"; echo "$EXTRA""#
        let first = try trial.roost(
            "run",
            "--task",
            "gh-7",
            "--cwd",
            "below",
            "--timeout",
            "5m",
            "--env",
            "EXTRA=x",
            "-p",
            "why",
            "--",
            "sh",
            "-c",
            script,
            "sh",
            "a b"
        ).run()
        #expect(first.stdout == "\(trial.folder)/below\na b\nx\n")
        let name = try #require(try trial.runs().first).metadata.run.text
        let again = try trial.roost("run", "again", name, "--env", "EXTRA=y").run()
        #expect(again.stdout == "\(trial.folder)/below\na b\ny\n")
        #expect(again.stderr == "")
        let runs = try trial.runs()
        #expect(runs.map(\.metadata.attempt) == [1, 2])
        #expect(runs.map(\.metadata.task.text) == ["gh-7", "gh-7"])
        #expect(runs.map(\.metadata.promptSummary) == ["why", "why"])
        #expect(try LaunchPlan.read(runs[1].paths.launch, on: trial.disk).timeoutSeconds == 300)
    }

    @Test func whatWasSetThenAndIsNotNowIsNamed() throws {
        #expect(try trial.roost("run", "--env", "EXTRA=x", "--", "true").run().exitCode == 0)
        let result = try trial.roost("run", "again", "run-").run()
        #expect(result.stderr.contains("set then and not now: EXTRA\n"))
        #expect(result.exitCode == 0)
    }

    @Test func aRunThatWasOnlyPreparedCanBeStartedSo() throws {
        #expect(try trial.roost("run", "--prepare", "--", "echo", "now").run().exitCode == 0)
        #expect(try trial.roost("run", "again", "run-").run().stdout == "now\n")
    }

    @Test func whatDoesNotSayHowItWasStartedIsRefused() throws {
        #expect(try trial.roost("run", "--prepare", "--", "true").run().exitCode == 0)
        try trial.disk.remove(try #require(try trial.runs().first).paths.launch)
        let result = try trial.roost("run", "again", "run-").run()
        #expect(result.exitCode == 6)
        #expect(result.stderr.contains("does not say how it was started"))
    }

    @Test func aCheckpointIsBroughtBackFirst() throws {
        let git = try CommandTester(tool: "git").folder(trial.folder).environment([
            "HOME": trial.scratch.path, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@b",
        ])
        #expect(try git.arguments("init", "-q").run().exitCode == 0)
        #expect(try git.arguments("commit", "-q", "--allow-empty", "-m", "first").run().exitCode == 0)
        let script =
            "cat work 2>/dev/null; echo once >> work; "
            + "until ls \"$ROOST_RUN_DIR\"/checkpoints/*.json >/dev/null 2>&1; do sleep 0.05; done"
        let roost = try trial.roost("run", "--task", "gh-7", "--checkpoint", "1s", "--", "sh", "-c", script)
        #expect(try roost.environment(["HOME": trial.scratch.path]).limit(.seconds(60)).run().exitCode == 0)
        try trial.disk.remove("\(trial.folder)/work")
        let name = try #require(try trial.runs().first).metadata.run.text
        let again = try trial.roost("run", "again", name, "--from", "1").environment(["HOME": trial.scratch.path])
        let result = try again.limit(.seconds(60)).run()
        #expect(result.stdout == "once\n", "\(result.stderr)")
        #expect(try trial.runs().last?.metadata.resumeFromSeq == 1)
        let none = try trial.roost("run", "again", name, "--from", "99").run()
        #expect(none.exitCode == 4)
        #expect(try trial.runs().count == 2)
    }
}
