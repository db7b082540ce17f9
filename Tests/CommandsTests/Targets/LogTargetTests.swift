import Domain
import Journal
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

/// What the name of a target means.
@Suite struct LogTargetTests {
    private let fixture: LogFixture

    init() throws { fixture = try LogFixture(for: "LogTargetTests") }

    private func find(_ name: String) throws(CommandError) -> LogTarget {
        try LogTarget.named(name, in: fixture.home, on: SystemDisk())
    }

    @Test func runsTasksAndWorkersAreFoundByTheirIdsAndTheBeginningOfOne() throws {
        let paths = try fixture.finished(task: "gh-450", worker: "w-1", output: "")
        let id = FilePath.name(of: paths.directory)
        for name in [id, "run-2026"] { #expect(try find(name) == .run(paths)) }
        for name in ["gh-450", "gh-"] { #expect(try find(name) == .task(try TaskID("gh-450"))) }
        for name in ["w-1", "w"] { #expect(try find(name) == .worker(try WorkerID("w-1"))) }
    }

    @Test func aWholeNameStandsForItselfAlone() throws {
        try fixture.finished(task: "gh-45", worker: "w-1", output: "")
        try fixture.finished(task: "gh-450", worker: "w-10", output: "")
        #expect(try find("gh-45") == .task(try TaskID("gh-45")))
        #expect(try find("w-1") == .worker(try WorkerID("w-1")))
        let error = #expect(throws: CommandError.self) { _ = try find("gh-4") }
        #expect(error == .ambiguous(kind: "name", text: "gh-4", matches: ["gh-45", "gh-450"]))
    }

    @Test func whatIsNotThereIsMetWithWhatIsLikeIt() throws {
        try fixture.finished(task: "gh-450", worker: "w-17", output: "")
        for (typed, meant) in [("gh-405", "gh-450"), ("w-71", "w-17")] {
            let error = #expect(throws: CommandError.self) { _ = try find(typed) }
            #expect(
                error
                    == .notFound(
                        kind: "run, task or worker",
                        text: typed,
                        similar: [meant],
                        list: "roost run list --all"
                    )
            )
        }
    }

    @Test(arguments: ["../gh-450", "/etc", ".", ""])
    func aNameLeadsNowhereElse(name: String) throws {
        try fixture.finished(output: "")
        try fixture.finished(output: "")
        #expect(throws: CommandError.self) { _ = try find(name) }
    }

    @Test func theLinkOfAWorkerIsNotLookedAt() throws {
        let paths = try fixture.finished(worker: "w-1", output: "")
        let disk = SystemDisk()
        try disk.makeFolders(fixture.runs.scratch.path("workers/w-2"))
        try disk.link(fixture.runs.scratch.path("workers/w-2/output.log"), to: paths.log(of: .stdout))
        #expect(throws: CommandError.self) { _ = try find("w-2") }
    }

    @Test func runsOfATargetComeOldestFirstAndOneThatCannotBeReadIsPassedOver() throws {
        let first = try fixture.finished(worker: "w-1", output: "")
        let broken = try fixture.finished(worker: "w-1", output: "")
        let last = try fixture.finished(task: "gh-451", worker: "w-1", output: "")
        try fixture.runs.overwrite(broken.metadata, with: Array("{".utf8))
        let worker = LogTarget.worker(try WorkerID("w-1"))
        #expect(try worker.runs(in: fixture.home, on: SystemDisk()).map(\.paths) == [first, last])
        let run = try LogRun(last, on: SystemDisk())
        #expect(worker.takes(run) && LogTarget.run(last).takes(run))
        #expect(!LogTarget.task(try TaskID("gh-450")).takes(run))
    }

    @Test func aTaskIsFoundAmongTasksAlone() throws {
        try fixture.finished(task: "gh-450", worker: "w-1", output: "")
        let target = try LogTarget.task(named: "gh", in: fixture.home, on: SystemDisk())
        #expect(target.name == "gh-450" && target.goesOn)
        #expect(throws: CommandError.notFound(kind: "task", text: "w-1", similar: [], list: "roost run list --all")) {
            _ = try LogTarget.task(named: "w-1", in: fixture.home, on: SystemDisk())
        }
    }
}
