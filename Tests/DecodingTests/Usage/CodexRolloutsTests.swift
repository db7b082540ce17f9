import Decoding
import Domain
import JSON
import Testing

/// Runs of the real Codex: `$ROOST_CORPORA`, else `../shared/corpora`.
@Suite(
    "corpora: Codex rollouts",
    .enabled(if: CodexRuns.folder != nil, "corpora: there are no runs of Codex here")
)
struct CodexRolloutsTests {
    @Test func everyRolloutTakesWhatTheRunIsKnownToHaveTaken() throws {
        let rollouts = try CodexRuns.rollouts()
        let expected = try CodexRuns.json("../expected.json")["codex"]?.objectValue?.fields ?? []
        #expect(expected.count > 10)
        for run in expected {
            guard let thread = run.value["thread_id"]?.stringValue else { continue }
            var tally = UsageTally()
            for report in rollouts where report.conversation == thread { tally.record(report) }
            #expect(Int64(tally.total.responses) == run.value["requests_in_rollout"]?.integerValue, "\(run.key)")
            #expect(tally.total.usage.sum == run.value["rollout_sum_last_total_tokens"]?.integerValue, "\(run.key)")
        }
    }

    @Test func withoutTheRecordsTheCountersTellTheSame() throws {
        let all = try CodexRuns.rollouts()
        let old = try CodexRuns.rollouts(withRecords: false)
        #expect(old.count == all.count)
        #expect(old.map(\.usage) == all.map(\.usage))
        #expect(old.map(\.conversation) == all.map(\.conversation))
    }

    @Test func theLiveStreamsOfTheSameRunsAddNothing() throws {
        let rollouts = try CodexRuns.rollouts()
        var live: [UsageReport] = []
        for name in ["hello", "resume", "tools", "readonly", "overload", "unicode", "fork"] {
            live += try CodexRuns.stream(name, isFork: name == "fork")
        }
        #expect(live.count == 6)
        for order in [rollouts + live, live + rollouts, live + rollouts + live.reversed()] {
            var tally = UsageTally()
            for report in order { tally.record(report) }
            #expect(tally.total.responses == rollouts.count)
            #expect(tally.total.usage.sum == rollouts.reduce(0) { $0 + $1.usage.sum })
        }
    }
}
