import Domain
import JSON
import Testing

@testable import Commands

@Suite struct DemoFactTests {
    private func fact(_ topic: String, _ data: JSONObject, _ message: String = "") -> DemoFact? {
        DemoFact(["topic": .string(topic), "message": .string(message), "data": .object(data)])
    }

    @Test func whatTheDaemonTellsIsReadAndTheRestPassedOver() {
        #expect(
            fact("task_changed", ["task_id": "demo-1", "status": "assigned", "progress": ["attempt": 2]])
                == .begun("demo-1", attempt: 2)
        )
        #expect(
            fact("task_changed", ["task_id": "demo-1", "status": "failed"], "it failed")
                == .task("demo-1", .failed, why: "it failed")
        )
        #expect(fact("task_changed", ["task_id": "demo-1", "priority": 3]) == nil)
        #expect(
            fact("verdict", ["task_id": "demo-4", "verdict": "stalled", "evidence": ["a", "b"]])
                == .verdict("demo-4", .stalled, because: "a; b")
        )
        #expect(fact("verdict", ["task_id": "demo-4", "verdict": "of a newer daemon"]) == nil)
        let kept: JSONObject = ["task_id": "demo-1", "operation": "preserve", "decision_reason": "1 commit"]
        #expect(fact("worktree_op", kept) == .kept("demo-1", why: "1 commit"))
        #expect(fact("worktree_op", ["task_id": "demo-1", "operation": "create"]) == nil)
        #expect(fact("budget", [:], "used to 80 %") == .budget("used to 80 %"))
        #expect(fact("alert", [:]) == nil)
    }

    @Test func decisionsAndQuestionsAreReadToo() {
        let retried: JSONObject = [
            "decision_point": "retry_task", "context_id": "demo-2", "decision_reason": "its run failed",
        ]
        #expect(fact("decision", retried) == .retried("demo-2", why: "its run failed"))
        let act: JSONObject = [
            "decision_point": "act_on_verdict", "decision_reason": "policy.stalled says retry",
            "decision_output": ["act": "retry", "task": "demo-4"],
        ]
        #expect(fact("decision", act) == .policy("demo-4", act: "retry", why: "policy.stalled says retry"))
        #expect(fact("decision", ["decision_point": "select_task", "context_id": "demo-2"]) == nil)
        let asked: JSONObject = [
            "event_type": "question_asked",
            "details": ["run": "run-1", "task": "demo-3", "request": "req", "subject": "Bash: ls"],
        ]
        #expect(fact("system", asked) == .asked("demo-3", run: "run-1", request: "req", what: "Bash: ls"))
        #expect(fact("system", ["event_type": "daemon_ended"]) == nil)
    }
}
