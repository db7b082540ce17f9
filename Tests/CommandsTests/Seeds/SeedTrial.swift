import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// A home as the seeds use one: a daemon, workers beside it, and the command line.
final class SeedTrial: Sendable {
    let daemons: DaemonCommandTrial

    init(for test: String = #function) throws { daemons = try DaemonCommandTrial(for: test) }

    var runs: RunTrial { daemons.runs }
    var disk: SystemDisk { runs.disk }

    func roost(_ arguments: String...) throws -> CommandResult { try runs.roost(arguments).run() }

    /// A program that goes on beside the test, in the folder and with the home of the trial.
    func beside(_ arguments: String...) throws -> RunningProgram {
        let environment = ["ROOST_HOME=\(runs.home.root)"]
        return try RunningProgram("/usr/bin/env", environment + [Programs.path("roost")] + arguments)
    }

    /// A daemon whose end is told to the test.
    func daemon() throws -> RunningProgram {
        let daemon = try RunningProgram(Programs.path("roostd"), ["--foreground", "--home", runs.home.root])
        try awaitDaemon(daemon.pid)
        return daemon
    }

    /// Waits until this one answers.
    func awaitDaemon(_ pid: Int32) throws {
        let answers = try Eventually.wait(upTo: .seconds(60)) {
            try daemons.living()?.process.pid == pid && roost("directive", "version").exitCode == 0
        }
        #expect(answers)
    }

    struct Worker {
        let id: WorkerID
        let run: CatalogedRun
    }

    /// The worker of the only run, as soon as its agent is at work, or has ended.
    func worker() throws -> Worker {
        let run = try #require(try runs.waitForRun { $0.state.process != nil && $0.state.status != .known(.prepared) })
        return Worker(id: try #require(run.metadata.worker), run: run)
    }

    /// What the daemon says of the only run that goes on.
    func live() throws -> JSONObject? {
        let answer = try roost("directive", "status", "-o", "json").stdout
        guard !answer.isEmpty else { return nil }
        let data = try JSONReader.read(Array(answer.utf8)).objectValue?["data"]?.objectValue
        return data?["runs_live"]?.arrayValue?.first?.objectValue
    }

    func signalGo() throws { try disk.createFile(go, with: []) }

    /// What an agent waits for before it goes on.
    var go: String { runs.scratch.path("go") }
    var untilGo: String { "until [ -e \(go) ]; do sleep 0.02; done" }
}
