import Control
import Domain
import JSON
import Testing

@Suite struct FlockStatusTests {
    private let since = WallTime(nanoseconds: 1_795_222_923_456_000_000)

    private func run(_ kind: VerdictKind, _ cause: VerdictCause, asks: JSONValue? = nil) -> FlockStatus.Run {
        let verdict = Verdict(kind, cause: cause, evidence: ["what shows it"], since: since, confidence: .certain)
        var object: JSONObject = [
            "run": "run-1", "task": "gh-450", "worker": "worker-1-2", "kind": "claude", "stdout_bytes": 7,
            "stderr_bytes": 5, "started_at": .string(since.iso), "verdict": .object(verdict.json), "connected": true,
        ]
        object["questions"] = asks
        return FlockStatus.Run(object)
    }

    @Test func aStatusIsReadAsTheDaemonTellsIt() {
        let flock = FlockStatus([
            "pid": 7, "state": "paused", "uptime_ms": 1_500, "workers_max": 4, "tasks": ["active": 2],
            "budgets": ["day"], "runs_live": [["run": "r", "task": "t"], "no run"],
        ])
        #expect(flock.pid == 7 && flock.state == "paused" && flock.workersMax == 4)
        #expect(flock.uptime == .milliseconds(1_500) && flock.taskCounts == ["active": 2])
        #expect(flock.usedUpBudgets == ["day"] && flock.runs.map(\.run) == ["r"])
    }

    @Test func whatIsNotToldOrCannotBeReadIsNotThere() {
        #expect(FlockStatus.none.runs.isEmpty && FlockStatus.none.state == "running")
        let run = FlockStatus.Run(["run": "r", "task": "t", "started_at": "noon", "verdict": ["verdict": 1]])
        #expect(run.startedAt == nil && run.verdict == nil && run.outputBytes == 0 && run.name == "r")
        #expect(run.stateWord == "not judged yet" && run.doing.isEmpty && run.need == .patience)
    }

    @Test func whatItDoesIsSaidInAFewWords() {
        #expect(run(.working, .output).doing.isEmpty)
        #expect(run(.quiet, .noOutput).doing == "what shows it")
        let asking = run(.waitingPermission, .permission, asks: [["subject": "push?\nnow", "request": "q"]])
        #expect(asking.doing == "asks: push?" && asking.need == .answer && asking.stateWord == "waiting permission")
        #expect(asking.outputBytes == 12 && asking.name == "worker-1-2")
    }
}
