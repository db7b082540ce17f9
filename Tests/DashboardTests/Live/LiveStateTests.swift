import Domain
import JSON
import Testing

@testable import Dashboard

@Suite struct LiveStateTests {
    private let now = WallTime(nanoseconds: 1_800_000_000_000_000_000)

    private static let told: JSONObject = [
        "pid": 7, "version": "0.9", "state": "running", "workers_max": 3, "session": "ses-1",
        "tasks": ["detected": 4, "active": 1],
        "runs_live": [
            [
                "run": "run-1", "task": "gh-1", "kind": "claude", "worker": "worker-1-0",
                "started_at": "2026-11-21T10:00:00.000Z", "stdout_bytes": 5, "stderr_bytes": 2,
                "verdict": [
                    "verdict": "waiting_permission", "cause": "permission_asked", "evidence": ["it asks"],
                    "since": "2026-11-21T10:00:05.000Z", "confidence": "certain",
                ],
                "questions": [
                    [
                        "request": "q1", "tool": "Bash", "subject": "push to main?", "is_for_person": true,
                        "options": ["Allow", "Deny"],
                    ]
                ],
            ],
            ["run": "run-2", "task": "gh-2", "kind": "shell"],
        ],
    ]

    @Test func whoNeedsAPersonComesFirstAndSaysWhatHeAsks() throws {
        var state = LiveState(isReadOnly: false)
        state.daemonTold(Self.told)
        let object = state.object(at: now)
        let workers = try #require(object["workers"]?.arrayValue)
        #expect(workers.map { $0["run"]?.stringValue } == ["run-1", "run-2"])
        #expect(workers[0]["question"]?.stringValue == "push to main?" && workers[0]["tool"]?.stringValue == "Bash")
        #expect(workers[0]["options"]?.arrayValue == ["Allow", "Deny"])
        #expect(object["daemon"]?["state"]?.stringValue == "running" && object["queue"]?.integerValue == 4)
        #expect(workers[1]["verdict"] == .null && workers[1]["stateWord"]?.stringValue == "not judged yet")
    }

    @Test func moneyIsExactAndWhatIsNotKnownIsNotNought() {
        var state = LiveState(isReadOnly: true)
        state.daemonTold(Self.told)
        #expect(state.object(at: now)["today"]?["costUsd"] == .null)
        var spending = LiveSpending()
        spending.today = Money(nanodollars: 4_123_000_001)
        spending.tasks["gh-1"] = Money(nanodollars: 1)
        state.spending = spending
        state.budgetsTold(["budgets": [["scope": "day", "unit": "usd", "limit": 20_000_000_000]]])
        let object = state.object(at: now)
        #expect(object["today"]?["costUsd"]?.stringValue == "4.123000001")
        #expect(object["today"]?["budgetUsd"]?.stringValue == "20")
        #expect(object["workers"]?.arrayValue?.first?["costUsd"]?.stringValue == "0.000000001")
        #expect(object["daemon"]?["isReadOnly"]?.bool == true)
    }

    @Test func withoutADaemonTheFilesSpeak() {
        var state = LiveState(isReadOnly: false)
        state.daemonTold(Self.told)
        state.recordTold([["run": "old"]])
        #expect(state.object(at: now)["workers"]?.arrayValue?.count == 2)
        state.daemonGone()
        state.recordTold([["run": "run-9", "task": "gh-9"]])
        let object = state.object(at: now)
        #expect(object["daemon"]?["state"]?.stringValue == "none" && state.tasks == ["gh-9"])
        #expect(object["workers"]?.arrayValue?.first?["run"]?.stringValue == "run-9")
    }

    /// Pages are told only what is new.
    @Test func whatHasNotChangedIsTheSameToTheByte() {
        var state = LiveState(isReadOnly: false)
        state.daemonTold(Self.told)
        let one = JSONWriter.bytes(.object(state.object(at: now)))
        state.daemonTold(Self.told)
        #expect(JSONWriter.bytes(.object(state.object(at: now.advanced(by: .seconds(5))))) == one)
    }
}
