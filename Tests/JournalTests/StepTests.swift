import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct StepTests {
    private struct Scripted: StepExecutor {
        var outcome: SaidOutcome
        var out: [String] = []
        var err: [String] = []

        func execute(_ run: inout RunWriter) throws(JournalError) -> SaidOutcome {
            for line in out { try run.write(line, to: .stdout) }
            for line in err { try run.write(line, to: .stderr) }
            return outcome
        }
    }

    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "StepTests") }

    private func perform(_ executor: some StepExecutor, _ request: StepRequest? = nil) throws -> RunResult {
        try Step.perform(try request ?? fixture.request(), in: fixture.preparation, by: executor)
    }

    @Test(arguments: [
        (Outcome.completed, Int64(0), "step_completed", "info"), (.failed, 3, "step_failed", "error"),
        (.blocked, 1, "step_blocked", "warn"),
    ])
    func aRunHasItsEventsInOrder(_ outcome: Outcome, _ exitCode: Int64, _ last: String, _ level: String) throws {
        let execution = SaidOutcome(
            ok: outcome == .completed,
            outcome: outcome,
            summary: "That was it.",
            exitCode: exitCode
        )
        let result = try perform(Scripted(outcome: execution, out: ["a\n", "b\n"], err: ["c\n"]))
        let events = try fixture.events(result.paths)
        #expect(events.map(\.typeText) == ["run_prepared", "worker_started", "worker_exited", last])
        #expect(events.map(\.sequence) == [1, 2, 6, 7])
        #expect(events[1].message == "Worker runner opened execution scope for shell step work.")
        #expect(events[1].data.keys == ["stepKind", "timeoutSec", "worktreePath"])
        #expect(events[2].message == "Worker runner closed execution scope with outcome \(outcome.rawValue).")
        #expect(events[2].level == .known(exitCode == 0 ? .info : .error))
        #expect(events[2].data.keys == ["exitCode", "outcome"])
        #expect(events[3].message == "That was it.")
        #expect(events[3].level.text == level)
        #expect(events[3].data.keys == ["ok", "blocked", "needsHuman", "exitCode"])
        #expect(result.state.status == .known(outcome.status))
        #expect(result.state.finishedAt != nil)
        #expect(try fixture.verify(result.paths).word == "whole")
    }

    @Test func aRunThatIsOnlyPreparedSaysSo() throws {
        let request = try fixture.request()
        let result = try perform(DeferredExecutor(request), request)
        let events = try fixture.events(result.paths)
        #expect(
            events.map(\.typeText) == [
                "run_prepared", "worker_started", "worker_execution_deferred", "worker_exited", "step_prepared",
            ]
        )
        #expect(events[2].message == "Real shell execution is intentionally deferred in T-005.")
        #expect(events[2].data.keys == ["deferredFeatures", "nextCheckpointSeq"])
        #expect(
            events[4].message
                == "Prepared local log streams and result envelope for work; real shell execution remains deferred."
        )
        #expect(result.execution.exitCode == 0)
        #expect(result.reason == nil)
    }

    @Test func theEnvelopeHoldsPathsAndCounts() throws {
        var execution = SaidOutcome(ok: true, outcome: .completed, summary: "Done.")
        execution.followups = [Followup(stepName: "Review", stepKind: .review, reason: "It is large.")]
        let result = try perform(Scripted(outcome: execution, out: ["a\n", "b\n"], err: ["c\n"]))
        let json = try JSONReader.read(try fixture.bytes(result.paths.result))
        #expect(json["logSummary"]?["totalEntries"] == 7)
        #expect(json["logSummary"]?["lastSeq"] == 7)
        #expect(json["metrics"]?["stdoutChunkCount"] == 2)
        #expect(json["metrics"]?["lifecycleEventCount"] == 4)
        #expect(json["logPaths"]?["runDir"]?.stringValue == result.paths.directory)
        #expect(json["suggestedFollowup"]?.arrayValue?.count == 1)
        #expect(json["artifacts"]?.arrayValue?.count == 7)
        #expect(json["needsHuman"] == false)
        let read = try RunResult(parsing: try fixture.bytes(result.paths.result))
        #expect(read.state == result.state && read.metadata == result.metadata && read.summary == result.summary)
    }

    @Test func artifactsMergeByPathAndTheLaterWins() throws {
        var execution = SaidOutcome(ok: true, outcome: .completed, summary: "Done.")
        let request = try fixture.request()
        let paths = fixture.preparation.paths(of: request)
        execution.artifacts = [
            Artifact(name: "out", kind: .log, path: paths.log(of: .stdout), description: "Mine."),
            Artifact(name: "plan", kind: .artifact, path: "/plan", description: "First."),
            Artifact(name: "plan", kind: .artifact, path: "/plan", description: "Second."),
        ]
        let result = try perform(Scripted(outcome: execution), request)
        let merged = Artifact.merged(of: result.paths, with: execution.artifacts)
        #expect(merged.count == 8)
        #expect(merged[3].description == "Mine.")
        #expect(merged[7].description == "Second.")
    }

    @Test func whatIsNotSaidFollowsFromTheOutcome() {
        let blocked = SaidOutcome(ok: false, outcome: .blocked, summary: "")
        #expect(blocked.blocked && blocked.exitCode == 1 && !blocked.needsHuman)
        #expect(SaidOutcome(ok: true, outcome: .completed, summary: "").exitCode == 0)
        #expect(!SaidOutcome(ok: false, outcome: .blocked, summary: "", blocked: false).blocked)
    }

    @Test func aDurationIsNeverNegative() throws {
        struct Backwards: StepExecutor {
            let clock: ManualClock
            func execute(_ run: inout RunWriter) -> SaidOutcome {
                clock.jump(by: .seconds(-3600))
                return SaidOutcome(ok: true, outcome: .completed, summary: "Done.")
            }
        }
        #expect(try perform(Backwards(clock: fixture.clock)).durationMilliseconds == 0)
    }
}
