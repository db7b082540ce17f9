import Decoding
import Domain
import JSON
import Testing

@testable import Indexer

@Suite struct AgentEventTests {
    @Test func aLimitThatRefusesIsAWarning() {
        let near = AgentEvent(RateLimit(status: "allowed", kind: "five_hour", resetsAt: nil, utilization: "0.5"))
        #expect(near.level == "info" && near.message == "five_hour, allowed, 0.5 used")
        let reset = WallTime(nanoseconds: 0)
        let event = AgentEvent(RateLimit(status: "rejected", kind: nil, resetsAt: reset, utilization: nil))
        #expect(event.level == "warning" && event.message == "rejected")
        #expect(event.data == ["status": "rejected", "resets_at": "1970-01-01T00:00:00.000Z"])
    }

    @Test func whatIsAskedForIsTellableFromWhatIsDenied() {
        let asked = AgentEvent(Permission(.asked(request: "r1"), call: "c1", tool: "Bash"))
        #expect(asked.type == "permission_asked" && asked.level == "warning" && asked.message == "Bash")
        #expect(asked.data == ["request": "r1", "call": "c1", "tool": "Bash"])
        let denied = AgentEvent(Permission(.denied, call: "c1", reason: "no"))
        #expect(denied.type == "permission_denied" && denied.level == "info" && denied.message == "c1")
    }

    @Test func aRetrySaysWhatWentWrong() {
        let event = AgentEvent(Retry(attempt: 2, attemptsMax: 10, delay: .seconds(1.5), status: 529, error: nil))
        #expect(event.message == "status 529" && event.level == "warning")
        #expect(event.data == ["attempt": 2, "attempts_max": 10, "delay_ms": 1500, "status": 529])
        let silent = AgentEvent(Retry(attempt: nil, attemptsMax: nil, delay: nil, status: nil, error: nil))
        #expect(silent.message == "no answer" && silent.data.isEmpty)
    }

    @Test func aTurnThatWentWrongIsAnError() {
        var end = TurnEnd()
        end.subtype = "error_max_turns"
        end.isError = true
        end.errors = ["a", "b"]
        end.reportedCostSoFar = Money(nanodollars: 7)
        end.duration = .milliseconds(70)
        let event = AgentEvent(end)
        #expect(event.type == "turn_ended" && event.level == "error" && event.message == "error_max_turns")
        #expect(event.data["errors"] == .array(["a", "b"]))
        #expect(event.data["reported_cost_so_far_nanodollars"] == 7 && event.data["duration_ms"] == 70)
        #expect(event.data["text"] == nil)
    }

    @Test func aTurnOfDaysIsToldToTheMillisecond() {
        var end = TurnEnd()
        end.duration = .milliseconds(784_130_022)
        end.apiDuration = .seconds(Int64.max)
        #expect(AgentEvent(end).data["duration_ms"] == 784_130_022)
        #expect(AgentEvent(end).data["api_duration_ms"] == .integer(Int64.max / 1_000_000))
    }

    @Test func everyStepOfASubagentHasItsWord() {
        let steps: [Subagent.Step] = [.started, .progress, .ended(status: "failed")]
        let words = steps.map { AgentEvent(Subagent($0, id: "s", call: nil, summary: "looks around")).message }
        #expect(words == ["started", "progress", "failed"])
    }

    @Test func aCompactionATitleAndAMarkerAreEvents() {
        let compaction = AgentEvent(Compaction(.ended, trigger: "auto", tokensBefore: 9))
        #expect(compaction.message == "ended" && compaction.data == ["trigger": "auto", "tokens_before": 9])
        #expect(AgentEvent(Title(text: "T", author: .person)).data == ["author": "person"])
        let marker = AgentEvent(Marker(prefix: "DONE:", text: "all of it"))
        #expect(marker.message == "all of it" && marker.data == ["prefix": "DONE:"])
    }

    @Test func onlyAMessageInWhichSomethingWentWrongIsAnEvent() {
        var told = Message(role: .assistant)
        #expect(AgentEvent(told) == nil)
        told.error = "overloaded"
        told.errorStatus = 529
        #expect(AgentEvent(told)?.data == ["status": 529])
    }
}
