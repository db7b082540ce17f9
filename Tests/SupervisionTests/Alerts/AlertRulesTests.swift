import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct AlertRulesTests {
    private func alerts(_ type: SessionEventType, _ data: JSONObject, _ message: String = "") -> [Alert] {
        var rules = AlertRules()
        return rules.alerts(of: AlertScene.event(1, type, data, message))
    }

    @Test func whatIsWorthTellingIsToldWithItsKey() {
        let since = "2026-11-21T01:00:00.000Z"
        func verdict(_ word: String) -> JSONObject {
            [
                "verdict": .string(word), "worker_id": "run-1", "task_id": "gh-450", "since": .string(since),
                "cause": "silent",
            ]
        }
        let told: [(SessionEventType, JSONObject, AlertKind?, String)] = [
            (.verdict, verdict("waiting_permission"), .needsInput, "gh-450 (run-1) waits for a permission"),
            (.verdict, verdict("waiting_answer"), .needsInput, "gh-450 (run-1) waits for an answer"),
            (.verdict, verdict("stalled"), .stuck, "gh-450 (run-1) is stuck: silent"),
            (.verdict, verdict("working"), nil, ""), (.verdict, ["verdict": "stalled"], nil, ""),
            (.budget, ["scope": "day", "level": "full"], .budget, "used up"),
            (.system, ["event_type": "restart_failed"], .daemonRestarted, "a restart of the daemon has failed"),
            (.system, ["event_type": "reloaded"], nil, ""), (.decision, ["status": "failed"], nil, ""),
        ]
        for (type, data, kind, text) in told {
            let found = alerts(type, data, "used up")
            #expect(found.map(\.kind) == (kind.map { [$0] } ?? []) && found.first?.text ?? "" == text, "\(data)")
        }
        #expect(alerts(.verdict, verdict("stalled")).first?.key == "stuck:run-1:stalled:\(since)")
        #expect(alerts(.verdict, verdict("stalled")).first?.hint == "roost why run-1")
    }

    @Test func aTaskThatFailsIsToldOfAndTheLastOneToo() throws {
        var rules = AlertRules([try SchedulerScene().entry("a")])
        func hear(_ task: String, _ status: String?, held: Bool? = nil) -> [String] {
            var data: JSONObject = ["task_id": .string(task), "failure_reason": "token sk-ant-secret"]
            data["status"] = status.map { .string($0) }
            data["is_held"] = held.map { .bool($0) }
            return rules.alerts(of: AlertScene.event(7, .taskChanged, data)).map(\.text)
        }
        #expect(hear("b", "detected").isEmpty && hear("a", "active").isEmpty)
        #expect(hear("c", "detected", held: true).isEmpty)
        // No word of an agent is told: it may hold a secret.
        #expect(hear("a", "failed") == ["a has failed"])
        #expect(hear("b", "completed") == ["nothing is left to be worked on: 1 completed, 1 failed"])
        #expect(hear("b", nil).isEmpty)
        #expect(hear("c", nil, held: false).isEmpty)
        #expect(hear("c", "blocked") == ["nothing is left to be worked on: 1 blocked"])
    }

    @Test func aDaemonThatBeginsAfterAnotherIsToldOf() throws {
        let session = try SessionID(AlertScene.session)
        #expect(AlertRules.restarted(after: nil, died: 0, at: AlertScene.start, session: session) == nil)
        let restarted = AlertRules.restarted(after: 7, died: 0, at: AlertScene.start, session: session)
        #expect(restarted?.level == .info && restarted?.text == "the daemon has begun again: it was restarted")
        #expect(AlertRules.restarted(after: nil, died: 1, at: AlertScene.start, session: session)?.level == .warn)
    }
}
