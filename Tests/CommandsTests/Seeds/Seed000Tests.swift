import Control
import Domain
import Glibc
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// The acceptance criteria of the seed of per-worker logs, by its own words. The tab of the dashboard is shown with the
/// dashboard.
@Suite struct Seed000Tests {
    private let trial: SeedTrial

    init() throws { trial = try SeedTrial(for: "Seed000") }

    /// 30 lines, then what comes after the test has said so.
    private func worker(then rest: String = "") throws -> SeedTrial.Worker {
        let script = "for i in $(seq 1 30); do echo line $i; done; \(trial.untilGo); \(rest)"
        #expect(try trial.roost("run", "-d", "--", "sh", "-c", script).exitCode == 0)
        let worker = try trial.worker()
        let log = worker.run.paths.log(of: .stdout)
        let isThere = try Eventually.wait(upTo: .seconds(60)) { try trial.runs.text(log).contains("line 30\n") }
        #expect(isThere)
        return worker
    }

    private func lines(_ range: ClosedRange<Int>) -> String { range.map { "line \($0)\n" }.joined() }

    @Test func criterion1TheOutputOfARunningWorkerIsInItsFolder() throws {
        let worker = try worker()
        let path = "\(trial.runs.home.workers)/\(worker.id)/output.log"
        #expect(try trial.runs.text(FilePath.resolved(path)) == lines(1...30))
        #expect(try !RunState.read(worker.run.paths.state, on: trial.disk).isOver)
    }

    @Test func criterion2TheLastLinesAreShown() throws {
        let worker = try worker()
        let shown = try trial.roost("logs", worker.id.text, "--raw", "--tail", "20")
        #expect(shown.exitCode == 0 && shown.stdout == lines(11...30))
    }

    @Test func criterion3TheOutputIsFollowedAsItComes() throws {
        let worker = try worker(then: "echo more; sleep 600")
        let following = try trial.beside("logs", worker.id.text, "--raw", "--follow", "--tail", "1")
        #expect(try following.readLine() == "line 30")
        try trial.signalGo()
        #expect(try following.readLine() == "more")
        #expect(try !RunState.read(worker.run.paths.state, on: trial.disk).isOver)
    }

    @Test func criterion4TheDirectiveGivesTheLastLinesOfTheLivingAndTheDead() throws {
        let first = try trial.daemon()
        let worker = try worker()
        func logs(_ words: String...) throws -> CommandResult {
            try trial.runs.roost(["directive", "worker-logs", worker.id.text] + words).run()
        }
        #expect(try logs().stdout == lines(11...30))
        #expect(try logs("3").stdout == lines(28...30))
        #expect(try logs("0").exitCode == 2)
        // Across a restart, and then across its own end.
        try first.signal(.kill)
        _ = try first.end()
        let second = try trial.daemon()
        #expect(try logs("1").stdout == "line 30\n")
        try trial.signalGo()
        _ = try trial.runs.waitForRun { $0.state.isOver }
        #expect(try logs("2").stdout == lines(29...30))
        try second.signal(.terminate)
        _ = try second.end()
        let third = try trial.daemon()
        #expect(try logs("2").stdout == lines(29...30))
        // After a day it is past, and the record still has it.
        var state = try RunState.read(worker.run.paths.state, on: trial.disk)
        state.finishedAt = SystemClock().now().wall.advanced(by: .seconds(-25 * 3600))
        try trial.disk.replaceFile(worker.run.paths.state, with: state.bytes)
        let old = try logs()
        #expect(old.exitCode == 4 && old.stderr.contains("more than 24 hours ago"))
        #expect(try trial.roost("logs", worker.id.text, "--raw", "--tail", "1").stdout == "line 30\n")
        withExtendedLifetime(third) {}
    }

    @Test(arguments: ["../../../etc/passwd", "..", ".", "a/b", "/etc/passwd", "worker-1\n", ".hidden", ""])
    func criterion4NoPathIsAWorker(name: String) throws {
        let daemon = try trial.daemon()
        #expect(try trial.roost("directive", "worker-logs", "--", name).exitCode == 2)
        #expect(try ![0, 1].contains(trial.roost("logs", "--", name).exitCode))
        // The daemon refuses it by itself, whoever asks.
        let own = try #require(try SystemProcesses().identity(of: ProcessIdentity.ownPID))
        let client = Hello.Client(.known(.command), identity: own)
        let limit = Duration.seconds(30)
        let address = try ControlAddress(ofHome: trial.runs.home.root, uid: geteuid(), environment: Environment([:]))
        let asked = try ControlClient(to: address.path, as: client, uid: geteuid(), upTo: limit)
        let answer = try asked.ask("worker-logs", words: [name], upTo: limit)
        #expect(answer.code == .known(.badRequest))
        withExtendedLifetime(daemon) {}
    }

    /// Each assignment is a run of its own: its log has nothing of another's, and the other keeps its own.
    @Test func criterion5ANewAssignmentBeginsWithAnEmptyLog() throws {
        let first = try worker(then: "echo first")
        try trial.signalGo()
        _ = try trial.runs.waitForRun { $0.state.isOver }
        #expect(try trial.roost("run", "--task", first.run.metadata.task.text, "--", "echo", "second").exitCode == 0)
        let all = try trial.runs.runs()
        #expect(all.map(\.metadata.attempt) == [1, 2])
        let logs = try all.map { run in
            let worker = try #require(run.metadata.worker)
            return try trial.runs.text(FilePath.resolved("\(trial.runs.home.workers)/\(worker)/output.log"))
        }
        #expect(logs == [lines(1...30) + "first\n", "second\n"])
    }

    /// What it has of the dead are links: they go, and nothing of what was written does.
    @Test func criterion6TheFolderOfWorkersIsMadeAnewWhenADaemonBegins() throws {
        let living = try worker()
        let dead = "\(trial.runs.home.workers)/worker-1-0"
        try trial.disk.makeFolders(dead)
        try trial.disk.link("\(dead)/output.log", to: living.run.paths.log(of: .stdout))
        let daemon = try trial.daemon()
        let isGone = try Eventually.wait(upTo: .seconds(60)) { try !trial.disk.exists(dead) }
        #expect(isGone)
        let path = "\(trial.runs.home.workers)/\(living.id)/output.log"
        let isBack = try Eventually.wait(upTo: .seconds(60)) { try trial.disk.exists(path) }
        #expect(isBack)
        #expect(try trial.runs.text(FilePath.resolved(path)) == lines(1...30))
        withExtendedLifetime(daemon) {}
    }
}
