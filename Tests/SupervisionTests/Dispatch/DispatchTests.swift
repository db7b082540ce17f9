import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// Tasks from being added to being taken over, by a real daemon with real agents.
@Suite struct DispatchTests {
    private let repository: ScratchRepository

    init() throws { repository = try ScratchRepository() }

    private var there: JSONObject { ["repository": .string(repository.root)] }

    @Test func theWorkOfATaskIsMergedWhereItBegan() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("gh-450", "demo: write src/new.txt hello ;; say Done", there)
        #expect(try flock.settle(within: .seconds(60)))
        let review = try flock.ask("review", ["gh-450"])
        #expect(review.detail.hasPrefix("1 file changed, +1 -0"), "\(review.detail)")
        #expect(try repository.git("log", "--format=%s") == "first")
        let accepted = try flock.ask("accept", ["gh-450"])
        #expect(accepted.isOK && accepted.detail.contains("brought main forward"), "\(accepted.detail)")
        #expect(try repository.git("show", "HEAD:src/new.txt").hasPrefix("hello"))
        #expect(try repository.git("worktree", "list").split(separator: "\n").count == 1)
        let kinds = try flock.trial.events().compactMap { $0.data["operation"]?.stringValue }
        #expect(kinds == ["create", "preserve", "accept", "remove"])
        try flock.end(daemon)
    }

    @Test func whatIsDiscardedIsRescuedFirst() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("gh-451", "echo kept > b.txt", by: "shell", there)
        #expect(try flock.settle(within: .seconds(60)))
        let answer = try flock.ask("discard", ["gh-451", "not wanted"])
        #expect(answer.isOK && answer.detail.contains("refs/roost/rescue/gh-451/1"), "\(answer.detail)")
        #expect(try repository.git("show", "refs/roost/rescue/gh-451/1:b.txt") == "kept")
        #expect(try flock.ask("discard", ["gh-451"]).code == .known(.noTarget))
        try flock.end(daemon)
    }

    @Test func aRetryFindsTheWorkOfTheAttemptBefore() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("gh-452", "test -f first.txt && exit 0; echo one > first.txt; exit 3", by: "shell", there)
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "gh-452") == .completed)
        let runs = try flock.runs(of: "gh-452")
        #expect(runs.count == 2 && Set(runs.map(\.metadata.worktreePath)).count == 1)
        try flock.end(daemon)
    }

    @Test func whyATaskIsNotStartedIsAnswered() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start(["--workers", "1"])
        try flock.add("long", "demo: ask Which? | a | b")
        try flock.add("next", "demo: say Hello")
        try flock.add("bad", "demo: say Hello", ["after": ["nobody"]])
        #expect(try flock.ask("hold", ["next", "not yet"]).detail == "next is on hold: it is on hold: not yet")
        #expect(try flock.ask("release", ["next"]).detail.hasSuffix("no slot is free: all 1 are taken"))
        let bad = try flock.ask("release", ["bad"])
        #expect(!bad.isOK && bad.detail == "bad: it is neither on hold nor blocked")
        #expect(try flock.ask("retry-task", ["none"]).code == .known(.noTarget))
        #expect(try flock.ask("add-task", ["x"], data: ["agent": "cluade"]).hint?.contains("claude") == true)
        let edited = try flock.ask("edit-task", ["none"], data: ["title": "x"])
        #expect(edited.code == .known(.noTarget) && edited.detail == "none: nobody has added it")
        #expect(try flock.ask("cancel-task", ["bad"]).isOK)
        #expect(try flock.settle(within: .seconds(60), answering: "a"))
        try flock.end(daemon)
    }

    @Test func stepsHandOverWhatTheyCameTo() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("steps", "demo: say All of it", ["steps": ["planner", "work", "review", "finalize"]])
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "steps") == .completed)
        let runs = try flock.runs(of: "steps").sorted { $0.metadata.createdAt < $1.metadata.createdAt }
        #expect(runs.map(\.metadata.step.text) == ["planner", "work", "review", "finalize"])
        let last = String(
            decoding: try flock.trial.disk.readAll(runs[3].paths.prompt, bytesMax: 1 << 16),
            as: UTF8.self
        )
        #expect(last.contains("## planner\n") && last.contains("## review\n"))
        try flock.end(daemon)
    }

    @Test func cancellingATaskStopsItsRun() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("long", "sleep 600", by: "shell")
        _ = try Eventually.wait(upTo: .seconds(60)) { flock.count(.active, in: try flock.status()) == 1 }
        let refused = try flock.ask("accept", ["long"])
        #expect(!refused.isOK && refused.hint == "stop it first: roost task cancel long")
        #expect(try flock.ask("cancel-task", ["long", "no need"]).isOK)
        let stopped = try Eventually.wait(upTo: .seconds(60)) { try flock.status()["runs"] == 0 }
        #expect(stopped)
        #expect(try flock.runs(of: "long").map(\.state.reason) == [.known(.stopped)])
        try flock.end(daemon)
    }

    @Test func aWorkerThatIsRestartedTriesItsStepAgain() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        try flock.add("again", "test -f mark && exit 0; touch mark; sleep 600", by: "shell")
        _ = try Eventually.wait(upTo: .seconds(60)) {
            try flock.trial.disk.exists("\(flock.home.root)/folders/again/mark")
        }
        _ = try Eventually.wait(upTo: .seconds(60)) { flock.count(.active, in: try flock.status()) == 1 }
        let worker = try #require(try flock.runs(of: "again").first?.metadata.worker)
        #expect(try flock.ask("restart-worker", [worker.text]).isOK)
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "again") == .completed)
        try flock.end(daemon)
    }

    @Test func thatAWorkerIsRestartedOutlivesTheDaemon() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        let slowly = "test -f mark && exit 0; trap 'sleep 2; exit 1' TERM; touch mark; while :; do sleep 0.1; done"
        try flock.add("again", slowly, by: "shell")
        _ = try Eventually.wait(upTo: .seconds(60)) {
            try flock.trial.disk.exists("\(flock.home.root)/folders/again/mark")
        }
        _ = try Eventually.wait(upTo: .seconds(60)) { flock.count(.active, in: try flock.status()) == 1 }
        let worker = try #require(try flock.runs(of: "again").first?.metadata.worker)
        #expect(try flock.ask("restart-worker", [worker.text]).isOK)
        try daemon.signal(.kill)
        _ = try daemon.end()
        let next = try flock.start()
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "again") == .completed)
        #expect(try flock.runs(of: "again").count == 2)
        try flock.end(next)
    }

    @Test func aTaskWhoseRunFailedSaysWhyInTheWordsOfItsAgent() throws {
        let flock = try FlockTrial()
        let daemon = try flock.start()
        let data: JSONObject = ["repository": .string(repository.root), "attemptsMax": 1]
        try flock.add("gh-454", "demo: say Trying ;; fail result The API refuses it", by: "demo", data)
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "gh-454") == .failed)
        let why = try flock.standing()[try TaskID("gh-454")]?.task.failureReason ?? ""
        #expect(why.contains("exit code 1. It said: The API refuses it; the only attempt"), "\(why)")
        try flock.end(daemon)
    }

    @Test func anAgentThatIsNotThereIsSaidBeforeAnythingIsMade() throws {
        let flock = try FlockTrial(settings: "[agents.none]\nkind = \"claude\"\ncommand = [\"/nowhere/claude\"]")
        let daemon = try flock.start()
        try flock.add("gh-453", "Fix it", by: "none", ["repository": .string(repository.root), "attemptsMax": 1])
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "gh-453") == .blocked)
        let why = try flock.standing()[try TaskID("gh-453")]?.task.failureReason ?? ""
        #expect(why.contains("/nowhere/claude"), "\(why)")
        #expect(try flock.runs(of: "gh-453").isEmpty)
        #expect(try repository.git("worktree", "list").split(separator: "\n").count == 1)
        try flock.end(daemon)
    }

    @Test func whatCannotBeWrittenDownIsNotDoneAndSaysSo() throws {
        let flock = try FlockTrial()
        var daemon = try flock.start()
        let fault = ["-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:error=EIO"]
        let options = ["-f", "-qq", "-o", "/dev/null"] + fault + ["-p", "\(daemon.pid)"]
        let tracer = try RunningProgram(Programs.tool("strace"), options)
        let isTraced = try Eventually.wait(upTo: .seconds(60)) {
            let status = try SystemDisk().readAll("/proc/\(daemon.pid)/status", bytesMax: 1 << 16)
            return !String(decoding: status, as: UTF8.self).contains("TracerPid:\t0\n")
        }
        #expect(isTraced)
        try flock.add("gh-454", "true", by: "shell")
        let isTold = try Eventually.wait(upTo: .seconds(60)) {
            let waits = try flock.ask("release", ["gh-454"]).data?["waits"]?.stringValue
            return waits?.contains("cannot be put on the disk") == true && waits?.contains("daemon restart") == true
        }
        #expect(isTold)
        #expect(try flock.runs(of: "gh-454").isEmpty)
        try tracer.signal(.interrupt)
        _ = try tracer.end()
        try daemon.signal(.kill)
        _ = try daemon.end()
        daemon = try flock.start()
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "gh-454") == .completed)
        try flock.end(daemon)
    }
}
