import Decoding
import Domain
import TestSupport
import Testing

/// Transcripts and live streams of the same runs, counted once and priced to the last nano-dollar.
@Suite(
    "corpora: Claude's own costs",
    .enabled(if: ClaudeRuns.folder != nil, "corpora: there are no runs of Claude here")
)
struct ClaudeRunsTests {
    private static let runs = [
        "hello", "resume", "fork", "tools", "tools-partial", "subagent", "denied", "maxturns", "otel", "overload",
        "unicode",
    ]

    @Test func transcriptsCostWhatClaudeSays() throws {
        let found = try dollars(tally(ClaudeRuns.transcripts()))
        try expectKnownCosts(found)
    }

    @Test func liveStreamsAloneCostWhatClaudeSays() throws {
        let found = try dollars(tally(Self.runs.flatMap(ClaudeRuns.stream)))
        try expectKnownCosts(found)
    }

    @Test func bothTogetherCountOnceInWhateverOrder() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        let transcripts = try ClaudeRuns.transcripts()
        let alone = tally(transcripts)
        let all = try transcripts + Self.runs.flatMap(ClaudeRuns.stream)
        for _ in 0..<20 {
            let together = tally((all + all).shuffled(using: &random))
            #expect(together.total == alone.total, "seed \(seed)")
            #expect(dollars(together) == dollars(alone), "seed \(seed)")
        }
    }

    private func expectKnownCosts(_ found: [String: Money]) throws {
        let known = try ClaudeRuns.costs()
        let resumed = try #require(known.first { $0.run == "resume" })
        var compared = 0
        for (run, session, cost) in known where Self.runs.contains(run) && run != "hello" {
            // A fork prints what its parent cost too.
            let before = run == "fork" ? resumed.cost.nanodollars : 0
            let own = Money(nanodollars: cost.nanodollars - before)
            #expect(found[session] == own, "\(run)")
            compared += 1
        }
        #expect(compared == Self.runs.count - 1)
    }

    private func tally(_ reports: [UsageReport]) -> UsageTally {
        var tally = UsageTally()
        for report in reports { tally.record(report) }
        return tally
    }

    private func dollars(_ tally: UsageTally) -> [String: Money] {
        var pricing = Pricing(.shipped)
        return tally.responses.reduce(into: [:]) { dollars, response in
            guard let conversation = response.conversation, let cost = pricing.cost(of: response).amount else { return }
            let sum = dollars[conversation, default: .zero].nanodollars + cost.nanodollars
            dollars[conversation] = Money(nanodollars: sum)
        }
    }
}
