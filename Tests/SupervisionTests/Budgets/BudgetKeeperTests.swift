import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// Budgets that bite while a run goes on, with a real daemon, a real index and real agents.
@Suite struct BudgetKeeperTests {
    private static let calls = 40
    /// Of claude-sonnet-4-5: 5,000 tokens in and 1,000 out come to three cents.
    private static let callNanodollars: Int64 = 30_000_000

    /// Forty calls of a known cost, each with time to be heard of.
    private static var script: String {
        let steps = (1...calls).map { "usage 5000 1000 ;; say call \($0) ;; sleep 1s" }
        return "demo: write work.txt begun ;; " + steps.joined(separator: " ;; ")
    }

    private func budgetEvents(_ flock: FlockTrial, _ scope: String) throws -> [Event] {
        try flock.trial.events().filter { $0.sessionType == .known(.budget) && $0.data["scope"]?.stringValue == scope }
    }

    private func calls(of run: CatalogedRun, _ flock: FlockTrial) throws -> Int {
        let output = String(
            decoding: try flock.trial.disk.readAll(run.paths.log(of: .stdout), bytesMax: 4 << 20),
            as: UTF8.self
        )
        return (1...Self.calls).count { output.contains("call \($0)\"") }
    }

    @Test func aRunEndsWithinOneCallOfItsCapAndItsWorkIsKept() throws {
        let repository = try ScratchRepository()
        let flock = try FlockTrial(settings: "[budget]\nrun_usd = 0.50")
        let daemon = try flock.start()
        try flock.add("capped", Self.script, ["repository": .string(repository.root)])
        #expect(try flock.settle(within: .seconds(120)))
        #expect(try flock.standing().status(of: "capped") == .blocked)
        let runs = try flock.runs(of: "capped")
        let run = try #require(runs.first)
        #expect(runs.count == 1 && run.state.outcome == .known(.failed) && run.state.reason == .known(.budget))
        // $0.50 is used up by the 17th call.
        let calls = try calls(of: run, flock)
        #expect((17...18).contains(calls), "\(calls) calls")
        let told = try budgetEvents(flock, "run")
        #expect(told.map { $0.data["level"]?.stringValue } == ["warn", "full"])
        let used = try #require(told.last?.data["used_nanodollars"]?.integerValue)
        #expect(used >= 17 * Self.callNanodollars && used <= 18 * Self.callNanodollars, "\(used)")
        #expect(try flock.trial.disk.exists("\(run.metadata.worktreePath)/work.txt"))
        let why = try #require(try flock.standing()[try TaskID("capped")]?.task.failureReason)
        #expect(
            why.hasPrefix("its run was stopped: the budget of \(run.metadata.run), $0.5, is used up: $0.5"),
            "\(why)"
        )
        let stops = try flock.trial.events().filter { $0.data["decision_point"] == "stop_run" }
        #expect(stops.map { $0.data["context_id"]?.stringValue } == [run.metadata.run.text])
        try flock.end(daemon)
    }

    /// What is spent beside the daemon counts, holds its tasks back, and is told of once over a restart.
    @Test func aRunBesideTheDaemonCountsAndNoRestartWarnsAgain() throws {
        let flock = try FlockTrial(settings: "[budget]\nday_usd = \"0.05\"\nat_limit = \"finish\"")
        var daemon = try flock.start()
        let script = "demo: usage 5000 1000 ;; say one ;; usage 5000 1000 ;; say two"
        let command = [try Programs.path("roost-demo-agent"), "-p", script, "--pace", "0s"]
        let socket = flock.home.socket
        let beside = try flock.trial.fixture.launch(command, kind: .demo) { $0.socket = socket }
        let isFull = try Eventually.wait(upTo: .seconds(60)) {
            try flock.ask("budget").data?["held"]?.arrayValue?.first?["held"] == "everything"
                && flock.ask("budget").data?["trouble"] == nil
        }
        let shown = try flock.ask("budget").detail
        #expect(isFull, "\(shown)")
        withExtendedLifetime(beside) {}
        try flock.add("waits", "demo: say Hello")
        #expect(try flock.status()["budgets"]?.arrayValue?.count == 1)
        let assigned = try flock.ask("assign", ["waits"])
        #expect(
            assigned.code == .known(.budget) && assigned.detail.contains("the budget of the day, $0.05, is used up")
        )
        #expect(try budgetEvents(flock, "day").map { $0.data["level"]?.stringValue }.suffix(1) == ["full"])
        let before = try budgetEvents(flock, "day").count
        try flock.end(daemon)
        daemon = try flock.start()
        let isKnown = try Eventually.wait(upTo: .seconds(60)) { try flock.ask("budget").data?["trouble"] == nil }
        #expect(isKnown)
        #expect(try budgetEvents(flock, "day").count == before)
        #expect(try flock.runs(of: "waits").isEmpty)
        #expect(try flock.ask("budget", ["day", "20"]).isOK)
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "waits") == .completed)
        try flock.end(daemon)
    }

    /// It is held where it is, tells why, and does the rest once there is room: nothing is done twice.
    @Test func aRunIsPausedAtItsCapAndGoesOnWhenItIsGivenMore() throws {
        let flock = try FlockTrial(settings: "[budget]\nrun_usd = 0.05\nat_limit = \"pause\"")
        let daemon = try flock.start()
        let steps = (1...6).map { "usage 5000 1000 ;; say call \($0) ;; sleep 1s" }.joined(separator: " ;; ")
        try flock.add("capped", "demo: \(steps)")
        var live: JSONValue?
        let isPaused = try Eventually.wait(upTo: .seconds(60)) {
            live = try flock.status()["runs_live"]?.arrayValue?.first
            return live?["paused"] == "budget" && live?["verdict"]?["cause"] == "budget"
        }
        #expect(isPaused, "\(String(describing: live))")
        let run = try #require(try flock.runs(of: "capped").first)
        let calls = try calls(of: run, flock)
        #expect((2...4).contains(calls), "\(calls) calls")
        let name = run.metadata.run.text
        let refused = try flock.ask("resume-run", [name])
        #expect(refused.code == .known(.budget) && refused.detail.contains("$0.05, is used up"), "\(refused.detail)")
        #expect(try flock.ask("budget", ["run", name, "5"]).isOK)
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "capped") == .completed)
        #expect(try flock.runs(of: "capped").count == 1)
        #expect(try self.calls(of: run, flock) == 6)
        let points = try flock.trial.events().compactMap { $0.data["decision_point"]?.stringValue }
        #expect(points.filter { $0.hasSuffix("_run") && $0 != "start_run" }.prefix(2) == ["pause_run", "resume_run"])
        try flock.end(daemon)
    }

    @Test func nothingIsStartedWhileNobodyKnowsWhatWasSpent() throws {
        let flock = try FlockTrial(settings: "[budget]\nday_usd = 5")
        // A folder in its place: no index can be read.
        try flock.trial.disk.makeFolders("\(flock.home.root)/index.db")
        let daemon = try flock.start()
        let answer = try flock.ask("add-task", ["demo: say Hello"], data: ["id": "waits", "agent": "demo"])
        #expect(answer.isOK && answer.detail.contains("the budgets are unknown"), "\(answer.detail)")
        let shown = try flock.ask("budget")
        #expect(shown.detail.hasPrefix("the budget of the day: unknown of $5"), "\(shown.detail)")
        #expect(shown.data?["budgets"]?.arrayValue?.first?["level"] == "unknown")
        try flock.end(daemon)
        #expect(try flock.runs(of: "waits").isEmpty)
    }
}
