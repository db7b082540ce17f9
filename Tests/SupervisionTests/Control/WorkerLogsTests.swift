import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// Against homes in which the real programs have recorded.
@Suite struct WorkerLogsTests {
    private let scratch: TemporaryHome
    private let home: HomePaths
    private let folder: String
    private let disk = SystemDisk()

    init() throws {
        scratch = try TemporaryHome(for: "workerLogs")
        home = HomePaths(root: scratch.path("home"))
        folder = scratch.path("work")
        try disk.makeFolders(folder)
    }

    private var environment: Environment {
        Environment(["PATH": Environment.current()["PATH"] ?? "", "ROOST_HOME": home.root])
    }

    private func logs(_ clock: any Clock = SystemClock()) throws -> WorkerLogs {
        WorkerLogs(
            home: home,
            program: try Programs.path("roost"),
            environment: environment,
            disk: disk,
            clock: clock
        )
    }

    /// Records what a script prints, and answers the run.
    private func record(_ script: String) throws -> CatalogedRun {
        let known = Set(try runs().map(\.metadata.run))
        let result = try CommandTester("roost").arguments("run", "--", "sh", "-c", script).folder(folder)
            .environment(environment.values).run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        return try #require(try runs().first { !known.contains($0.metadata.run) })
    }

    private func runs() throws -> [CatalogedRun] {
        RunCatalog.readable(try RunLookup.runs(beginningWith: "", in: home, on: disk), on: disk)
    }

    @Test func theLastLinesOfAWorkerAreGiven() throws {
        let run = try record("seq 1 5000; echo aside >&2")
        let worker = try #require(run.metadata.worker)
        let answer = try logs().answer(worker, linesMax: 3)
        #expect(answer.isOK && answer.detail == "4998\n4999\n5000")
        #expect(answer.data?["run"]?.stringValue == run.metadata.run.text)
        #expect(answer.data?["worker"]?.stringValue == worker.text)
        #expect(answer.data?["lines"] == 3 && answer.data?["cut"] == false)
        #expect(try logs().answer(worker, linesMax: 10_000).data?["lines"] == 5_000)
    }

    @Test func itIsFoundWithoutItsLinkAndByTheBeginningOfItsID() throws {
        let run = try record("echo here")
        let worker = try #require(run.metadata.worker)
        try disk.remove("\(home.workers)/\(worker)/output.log")
        #expect(try logs().answer(worker, linesMax: 20).detail == "here")
        let beginning = try WorkerID(String(worker.text.dropLast(4)))
        #expect(try logs().answer(beginning, linesMax: 20).detail == "here")
        _ = try record("echo there")
        let both = try logs().answer(try WorkerID("worker"), linesMax: 20)
        #expect(both.code == .known(.ambiguous) && both.hint?.contains(worker.text) == true)
    }

    @Test func nobodyIsFoundOutsideOfTheHome() throws {
        _ = try record("echo here")
        let secret = scratch.path("secret/output.log")
        try disk.makeFolders(scratch.path("secret"))
        try disk.replaceFile(secret, with: Array("not yours\n".utf8))
        // A link that somebody has put there leads to no run of that worker.
        try disk.makeFolders("\(home.workers)/worker-9")
        try disk.link("\(home.workers)/worker-9/output.log", to: secret)
        let answer = try logs().answer(try WorkerID("worker-9"), linesMax: 20)
        #expect(answer.code == .known(.noTarget) && !answer.detail.contains("not yours"))
        #expect(throws: IdentifierError.self) { _ = try WorkerID("../secret") }
    }

    @Test func whoIsDeadForADayIsInTheRecordAlone() throws {
        let run = try record("echo late")
        let worker = try #require(run.metadata.worker)
        let end = try #require(run.state.finishedAt)
        let clock = ManualClock()
        let now = clock.now().wall
        clock.jump(by: now.duration(to: end.advanced(by: WorkerLogs.age)))
        #expect(try logs(clock).answer(worker, linesMax: 1).detail == "late")
        clock.jump(by: .seconds(1))
        let gone = try logs(clock).answer(worker, linesMax: 1)
        #expect(gone.code == .known(.noTarget) && gone.hint?.contains(run.metadata.run.text) == true)
    }

    @Test func secretsAndTerminalCodesDoNotComeAlong() throws {
        let key = "sk-ant-api03-" + String(repeating: "a", count: 93) + "AA"
        let run = try record("echo 'key \(key)'; printf '\\033]0;title\\007\\033[31mred\\033[0m\\n'")
        let answer = try logs().answer(try #require(run.metadata.worker), linesMax: 2)
        #expect(answer.detail.contains("[redacted:") && !answer.detail.contains("sk-ant-api03"))
        #expect(answer.detail.hasSuffix("\nred"))
    }

    @Test func whatDoesNotFitIntoAFrameIsCutAndThatIsSaid() throws {
        let run = try record("seq 1 9000 | sed \"s/$/ $(printf '%090d' 0 | tr 0 '\\042')/\"")
        let answer = try logs().answer(try #require(run.metadata.worker), linesMax: 10_000)
        #expect(answer.data?["cut"] == true)
        #expect(answer.detail.split(separator: "\n").last?.hasPrefix("9000 ") == true)
        let frame = try JSONReader.read(DirectiveReply(to: 1, answer).line)
        #expect(frame["ok"] == true)
    }

    @Test func withoutTheProgramItSaysSo() throws {
        let run = try record("echo here")
        let logs = WorkerLogs(home: home, program: "/none", environment: environment, disk: disk, clock: SystemClock())
        #expect(logs.answer(try #require(run.metadata.worker), linesMax: 1).code == .known(.failed))
    }
}
