import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// `roost run --attach`: a run that is the daemon's, and is seen here.
@Suite struct RunAttachTests {
    private let trial: DaemonCommandTrial

    init() throws { trial = try DaemonCommandTrial(for: "RunAttachTests") }

    @Test func itStartsTheDaemonShowsTheRunAndEndsAsTheAgentDoes() throws {
        #expect(try trial.living() == nil)
        let result = try trial.roost("run", "--attach", "--", "sh", "-c", "echo out; echo err >&2; exit 7")
        #expect(result.exitCode == 7, "\(result.stderr)")
        #expect(result.stdout == "out\n" && result.stderr.contains("err\n"))
        let daemon = try #require(try trial.living())
        let again = try trial.roost("run", "--attach", "--", "true")
        #expect(again.exitCode == 0, "\(again.stderr)")
        #expect(try trial.living() == daemon)
    }

    @Test func ctrlCLeavesItToTheDaemonAndSaysSo() throws {
        let errors = trial.runs.scratch.path("errors")
        let program = try RunningProgram(
            Programs.path("roost"),
            [
                "run", "--attach", "--home", trial.runs.home.root, "--cwd", trial.runs.folder, "--", "sh", "-c",
                "echo ready; while [ ! -e go ]; do sleep 0.05; done; echo done",
            ],
            errorsTo: errors
        )
        #expect(try program.readLine() == "ready")
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 0))
        let run = try #require(try trial.runs.runs().first)
        #expect(!run.state.isOver)
        let said = try trial.runs.text(errors)
        #expect(said.contains("\(run.metadata.run) goes on: roost logs -f \(run.metadata.run)"), "\(said)")
        #expect(try trial.roost("daemon", "status").exitCode == 0)
        try trial.runs.disk.createFile("\(trial.runs.folder)/go", with: [])
        let end = try trial.runs.waitForRun { $0.state.isOver }
        #expect(end?.state.outcome == .known(.completed))
    }

    @Test(arguments: ["--detach", "--quiet", "--prepare"]) func itIsSeenOrItIsNot(option: String) throws {
        #expect(try trial.roost("run", "--attach", option, "--", "true").exitCode == 2)
        #expect(try trial.living() == nil)
    }
}
