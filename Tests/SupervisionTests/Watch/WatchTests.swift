import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// What the daemon finds out about real agents, and does about it.
@Suite struct WatchTests {
    private struct Silent: Sendable {
        let task: String
        let script: String
        let verdict: VerdictKind
        let cause: VerdictCause
    }

    /// Agents that say nothing for equally long, each for a reason of its own.
    private static let silent = [
        Silent(task: "stopped", script: "stall stop 10m", verdict: .stalled, cause: .processStopped),
        Silent(task: "busy", script: "stall busy 10m", verdict: .quiet, cause: .busyLoop),
        Silent(task: "tool", script: "stall tool 10m", verdict: .toolRunning, cause: .openTool),
        Silent(task: "asks", script: "permit git push", verdict: .waitingPermission, cause: .permission),
        Silent(task: "retry", script: "stall retry 10m", verdict: .retryingAPI, cause: .retry),
        Silent(task: "model", script: "stall silent 10m", verdict: .quiet, cause: .apiSilence),
    ]
    private static let quietAfter = Duration.seconds(10)

    private func verdict(of task: String, in status: JSONObject) -> Verdict? {
        let run = status["runs_live"]?.arrayValue?.first { $0["task"]?.stringValue == task }
        guard let object = run?["verdict"]?.objectValue else { return nil }
        return Deliberate.ignore(because: "what is no verdict is none") { () throws(FieldError) in
            try Verdict(json: object)
        }
    }

    private func stopAll(_ flock: FlockTrial) throws {
        for run in try flock.status()["runs_live"]?.arrayValue ?? [] {
            try flock.ask("stop-worker", [run["worker"]?.stringValue ?? "", "now"])
        }
    }

    @Test func thoseThatAreSilentForEquallyLongAreToldApart() throws {
        let seconds = Self.quietAfter.components.seconds
        let flock = try FlockTrial(settings: "[watch]\nquiet_after = \"\(seconds)s\"")
        let daemon = try flock.start(["--workers", "6"])
        for one in Self.silent { try flock.add(one.task, "demo: say On it ;; \(one.script)") }
        var status = try flock.status()
        // On a busy machine a daemon is late with all that it does: with its answers too.
        var slowest = Duration.zero
        let clock = SystemClock()
        let isTold = try Eventually.wait(upTo: .seconds(120)) {
            let asked = clock.now().monotonic
            status = try flock.status()
            slowest = max(slowest, asked.duration(to: clock.now().monotonic))
            return Self.silent.allSatisfy { verdict(of: $0.task, in: status)?.cause == .known($0.cause) }
        }
        #expect(isTold, "\(Self.silent.map { verdict(of: $0.task, in: status)?.text ?? "no verdict" })")
        for one in Self.silent {
            let told = verdict(of: one.task, in: status)
            #expect(told?.kind == .known(one.verdict) && told?.evidence.isEmpty == false, "\(one.task)")
        }
        try stopAll(flock)
        try flock.end(daemon)
        try expectPunctuality(in: flock, within: .seconds(1) + slowest)
    }

    /// Who is quiet is told to be within a second, by the clock of the journal: of two lines of one daemon.
    private func expectPunctuality(in flock: FlockTrial, within lateMost: Duration) throws {
        for task in ["busy", "model"] {
            let run = try #require(try flock.runs(of: task).first)
            let last = try #require(try StreamIndex(path: run.paths.streamIndex, on: SystemDisk()).lastChunk())
            let quiet = try #require(
                try flock.trial.events().first {
                    $0.data["worker_id"]?.stringValue == run.metadata.run.text
                        && $0.data["verdict"]?.stringValue == VerdictKind.quiet.rawValue
                }
            )
            let late = quiet.createdAt - last.wall - Self.quietAfter
            #expect(late >= .zero - .milliseconds(1) && late < lateMost, "\(task): \(late)")
        }
    }

    @Test func whatThePolicyWantsIsDecidedAndDone() throws {
        let policy = "[policy]\npatience = \"0s\"\nstalled = [\"notify\", \"retry\"]"
        let flock = try FlockTrial(settings: policy)
        let daemon = try flock.start()
        // The first attempt stops itself, and the next one does not.
        try flock.add("again", "if [ -e again ]; then echo fine; else touch again; kill -STOP $$; fi", by: "shell")
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "again") == .completed)
        #expect(try flock.runs(of: "again").count == 2)
        try flock.end(daemon)
        let events = try flock.trial.events()
        let acts = events.filter { $0.data["decision_point"]?.stringValue == "act_on_verdict" }
        #expect(acts.compactMap { $0.data["decision_output"]?["act"]?.stringValue } == ["notify", "retry"])
        #expect(acts.allSatisfy { $0.data["decision_input"]?["cause"]?.stringValue == "process_stopped" })
        let kinds = events.filter { $0.typeText == "verdict" }.compactMap { $0.data["verdict"]?.stringValue }
        #expect(kinds.contains("stalled") && kinds.last == "finished")
    }

    @Test func byItselfNothingIsDoneToAnyone() throws {
        let flock = try FlockTrial(settings: "[watch]\nquiet_after = \"1s\"\nstall_after = \"2s\"")
        let daemon = try flock.start()
        try flock.add("slow", "demo: say On it ;; stall silent 6s ;; say Over")
        #expect(try flock.settle(within: .seconds(60)))
        #expect(try flock.standing().status(of: "slow") == .completed)
        #expect(try flock.runs(of: "slow").count == 1)
        try flock.end(daemon)
        let events = try flock.trial.events()
        let verdicts = events.filter { $0.typeText == "verdict" }.compactMap { $0.data["verdict"]?.stringValue }
        #expect(verdicts.contains("quiet") && verdicts.contains("stalled") && verdicts.last == "finished")
        let acts = events.compactMap { $0.data["decision_output"]?["act"]?.stringValue }
        #expect(acts == ["notify"])
        // Each step that it made is told too.
        #expect(
            events.contains { $0.typeText == "progress" && $0.data["text"]?.stringValue?.contains("message") == true }
        )
    }
}
