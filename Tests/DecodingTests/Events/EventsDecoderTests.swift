import Decoding
import Domain
import JSON
import Testing

@Suite struct EventsDecoderTests {
    private static let at = WallTime(nanoseconds: 1_762_150_485_000_000_000)

    private func told(_ lines: String..., detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = EventsDecoder(DecodingPlan(detail: detail))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    private func logged(_ told: ToldFacts) -> [LoggedLine] {
        told.gather { if case .logged(let line) = $0 { line } else { nil } }
    }

    // MARK: - Which table

    @Test(
        arguments: [
            (#"{"table":"action_triggers","trigger_type":"poll","trigger_source":"github"}"#, "trigger"),
            (#"{"event":"poll_cycle","issues_found":2}"#, "trigger"),
            (#"{"trigger_type":"label_added"}"#, "trigger"),
            (#"{"type":"decision","decision_point":"x","function_name":"f"}"#, "decision"),
            (#"{"functionName":"f","decisionPoint":"x"}"#, "decision"),
            (#"{"table":"tasks","task_id":"gh-450","status":"active"}"#, "task_changed"),
            (#"{"event":"task_completed","task_id":"gh-450"}"#, "task_changed"),
            (#"{"event":"worker_spawned","worker_id":"w-1","task_id":"gh-450"}"#, "worker_changed"),
            (#"{"operation":"preserve","worktree_path":"/t","task_id":"gh-450"}"#, "worktree_op"),
            (#"{"event":"worktree_create","worktree_path":"/t"}"#, "worktree_op"),
            (#"{"event_type":"startup","severity":"info","message":"up"}"#, "system"),
            (#"{"type":"session_start","session_id":"ses-2025-11-03-abc123"}"#, "coordinator_session"),
        ]
    )
    func aLineIsToldByItsWordOrByItsFields(_ line: String, _ type: String) {
        let told = told(line)
        #expect(logged(told).map(\.type) == [type] && told.unknown.isEmpty && told.errors.isEmpty)
    }

    @Test func whatIsNotKnownIsKeptWithAllItsFieldsAndCounted() {
        let told = told(#"{"ts":"2025-11-03T06:14:45Z","event":"moon_phase","level":"WARN","msg":"full","n":[1,2]}"#)
        #expect(told.unknown == ["moon_phase"])
        let line = logged(told)[0]
        #expect(line.type == "system" && line.level == "warn" && line.message == "full")
        #expect(line.data["event_type"] == "moon_phase" && line.data["severity"] == "warn")
        #expect(line.data["details"]?["n"] == [1, 2])
        #expect(told.all[0].origin.at == Self.at)
    }

    @Test func aTaskWithoutAnIDIsKeptAsAnEvent() {
        let told = told(#"{"event":"task_completed","title":"One"}"#)
        #expect(told.unknown == ["task_completed"] && logged(told).map(\.type) == ["system"])
    }

    // MARK: - What becomes of a task

    @Test func whatATaskHasBecomeIsToldByTheName() {
        let line = logged(told(#"{"event":"task_completed","taskId":450,"timestamp":"2025-11-03T06:14:45Z"}"#))[0]
        #expect(line.data["task_id"] == "450" && line.data["status"] == "completed")
        #expect(line.data["completed_at"] == .string(Self.at.iso))
        let given = logged(told(#"{"event":"task_failed","task_id":"a","status":"blocked","failed_at":"x"}"#))[0]
        #expect(given.data["status"] == "blocked" && given.data["failed_at"] == "x")
    }

    @Test func aLineOfARunnersLogTellsOfItsWorker() {
        let line =
            #"{"seq":3,"eventId":"r:event:3","taskId":"gh-1","runId":"r","type":"worker_exited","level":"error","#
            + #""createdAt":"2025-11-03T06:14:45Z","message":"ended","data":{"exitCode":1,"outcome":"failed"}}"#
        let told = logged(told(line))[0]
        #expect(told.type == "worker_changed" && told.data["worker_id"] == "r" && told.data["task_id"] == "gh-1")
        #expect(told.data["status"] == "failed" && told.data["exit_code"] == 1 && told.level == "error")
    }

    // MARK: - Times

    @Test(
        arguments: [
            #""2025-11-03T06:14:45Z""#, #""2025-11-03 06:14:45""#, #""2025-11-03T06:14:45.000000""#, "1762150485",
            "1762150485000", "1762150485.0", #""2025-11-03T07:14:45+01:00""#,
        ]
    )
    func timesComeInManyForms(_ time: String) {
        for key in ["timestamp", "ts", "time", "createdAt", "created_at"] {
            #expect(told("{\"\(key)\":\(time),\"event\":\"startup\"}").all[0].origin.at == Self.at, "\(key)")
        }
    }

    @Test(arguments: [#""yesterday""#, "-1", "1e300", "{}", "99999999999999999"])
    func whatIsNoTimeIsNone(_ time: String) {
        #expect(told("{\"ts\":\(time),\"event\":\"startup\"}").all[0].origin.at == nil)
    }

    // MARK: - Calls and messages

    @Test func aCallCountsForItsWorker() throws {
        let line =
            #"{"table":"api_calls","worker_id":"w-1","task_id":"gh-450","timestamp":"2025-11-03T06:14:45Z","#
            + #""model":"claude-sonnet-4-5","tokens_input":25,"tokens_output":120,"tokens_cached_read":100,"#
            + #""estimated_cost_usd":0.0019,"actual_cost_usd":0.002,"time_to_first_token_ms":350.5,"duration_ms":1200}"#
        let told = told(line)
        let report = try #require(told.usages.first)
        #expect(report.usage == Usage(input: 25, output: 120, cacheRead: 100) && report.source?.run == "w-1")
        #expect(try report.reportedCost == Money(dollars: "0.002") && report.at == Self.at)
        #expect(report.duration == .milliseconds(1_200) && report.firstTokenAfter == .microseconds(350_500))
        #expect(logged(told).map(\.type) == [LoggedLine.worker])
        // Told again it is the same response.
        #expect(self.told(line).usages.map(\.response) == [report.response])
        #expect(self.told(line, detail: .usage).all.count == 1)
    }

    @Test func cachedTokensAreTakenOutOfASumThatHasThem() {
        let line =
            #"{"type":"api_call","model":"gpt-4","prompt_tokens":100,"completion_tokens":10,"total_tokens":110,"#
            + #""cached_tokens":60}"#
        #expect(told(line).usages.map(\.usage) == [Usage(input: 40, output: 10, cacheRead: 60)])
    }

    @Test func whatWasSaidIsAMessage() {
        let told = told(
            #"{"table":"conversations","worker_id":"w-1","role":"assistant","content":"Hello."}"#,
            #"{"role":"assistant","content":"","content_type":"tool_use","tool_name":"Bash","tool_input":{"a":1}}"#,
            #"{"role":"user","content":"no","content_type":"tool_result","tool_output":"gone","tool_success":false}"#
        )
        #expect(told.messages.map(\.role) == [.assistant, .assistant, .user])
        #expect(told.all[0].origin.conversation == "w-1")
        #expect(told.calls.map(\.input) == [#"{"a":1}"#] && told.results.map(\.isError) == [true])
    }

    // MARK: - What cannot be read

    @Test func aBadLineCostsItself() {
        let told = told(#"{"event":"startup"}"#, #"{"event":"#, "plain", "[1]", #"{"event":"shutdown"}"#)
        #expect(told.errors.map(\.line) == [2, 3, 4] && logged(told).count == 2)
    }
}
