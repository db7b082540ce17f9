import Decoding
import Domain
import Testing

@Suite struct ClaudeSystemTests {
    @Test func retriesCompactionsAndDenialsAreTold() {
        let told = ToldFacts.transcript(
            #"""
            {"type":"system","subtype":"api_error","retryInMs":1212.5,"retryAttempt":1,"maxRetries":10,\#
            "error":{"status":529,"formatted":"529 Overloaded"}}
            """#,
            #"""
            {"type":"system","subtype":"compact_boundary","parentUuid":null,"logicalParentUuid":"l",\#
            "compactMetadata":{"trigger":"auto","preTokens":170251}}
            """#,
            #"""
            {"type":"user","toolDenialKind":"user-rejected","permissionDecision":{"decision":"reject"},\#
            "message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","is_error":true}]}}
            """#,
            #"{"type":"system","subtype":"turn_duration","durationMs":529891}"#
        )
        let retry = Retry(
            attempt: 1,
            attemptsMax: 10,
            delay: .milliseconds(1_212),
            status: 529,
            error: "529 Overloaded"
        )
        #expect(told.retries == [retry])
        #expect(told.compactions == [Compaction(.ended, trigger: "auto", tokensBefore: 170_251)])
        #expect(told.permissions == [Permission(.denied, call: "t1", reason: "user-rejected")])
        #expect(told.unknown.isEmpty)
    }

    @Test func retriesSayHowLongTheyWait() {
        let told = ToldFacts.stream(
            #"""
            {"type":"system","subtype":"api_retry","attempt":1,"max_retries":10,"retry_delay_ms":587,\#
            "error_status":null,"error":"unknown"}
            """#
        )
        let retry = Retry(attempt: 1, attemptsMax: 10, delay: .milliseconds(587), status: nil, error: "unknown")
        #expect(told.retries == [retry])
    }

    @Test func subagentsStartGoOnAndEnd() {
        let told = ToldFacts.stream(
            #"""
            {"type":"system","subtype":"task_started","task_id":"a","tool_use_id":"t",\#
            "description":"Count","subagent_type":"general-purpose"}
            """#,
            #"{"type":"system","subtype":"task_progress","task_id":"a","tool_use_id":"t","description":"Running"}"#,
            #"{"type":"system","subtype":"task_updated","task_id":"a","patch":{"status":"completed"}}"#,
            #"""
            {"type":"system","subtype":"task_notification","task_id":"a","tool_use_id":"t",\#
            "status":"completed","summary":"2 lines"}
            """#,
            #"""
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"t"}]},\#
            "tool_use_result":{"status":"async_launched","agentId":"a","description":"Count"}}
            """#
        )
        #expect(
            told.subagents == [
                Subagent(.started, id: "a", call: "t", kind: "general-purpose", summary: "Count"),
                Subagent(.progress, id: "a", call: "t", summary: "Running"),
                Subagent(.ended(status: "completed"), id: "a", call: "t", summary: "2 lines"),
                Subagent(.started, id: "a", call: "t", summary: "Count"),
            ]
        )
    }

    @Test func compactionsBeginAndEnd() {
        let told = ToldFacts.stream(
            #"{"type":"system","subtype":"status","status":"compacting"}"#,
            #"{"type":"system","subtype":"status","status":"requesting"}"#,
            #"{"type":"system","subtype":"compact_boundary","compact_metadata":{"trigger":"manual","pre_tokens":9}}"#
        )
        #expect(told.compactions == [Compaction(.began), Compaction(.ended, trigger: "manual", tokensBefore: 9)])
    }
}
