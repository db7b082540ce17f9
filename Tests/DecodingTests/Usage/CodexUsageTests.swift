import Decoding
import Domain
import Testing

@Suite struct CodexUsageTests {
    private static let one = CodexCounters(input: 100, cached: 40, output: 9, reasoning: 3)
    private static let two = CodexCounters(input: 200, cached: 80, output: 18, reasoning: 6)
    private static let three = CodexCounters(input: 300, cached: 120, output: 27, reasoning: 9)

    @Test func countersThatAreSaidAgainCountOnce() {
        var codex = rollout("t")
        let reports = [Self.one, Self.one, Self.two, Self.two, Self.two].compactMap { total in
            codex.tokenCount(total: total, last: Self.one, at: nil)
        }
        #expect(reports.map(\.usage) == [Self.one.usage, Self.one.usage])
        #expect(reports.map(\.terms.reasoning) == [3, 3])
    }

    @Test func onlyRateLimitsAreNoUsage() {
        var codex = rollout("t")
        let report = codex.tokenCount(total: nil, last: nil, at: nil)
        #expect(report == nil)
    }

    @Test func withoutTheLatestTheDifferenceCounts() {
        var codex = rollout("t")
        let first = codex.tokenCount(total: Self.one, last: nil, at: nil)
        let second = codex.tokenCount(total: Self.three, last: nil, at: nil)
        #expect(first?.usage == Self.one.usage)
        #expect(second?.usage == Self.two.usage)
    }

    @Test func afterTheCountersFellTheLatestCounts() {
        var codex = rollout("t")
        var reports = [
            codex.tokenCount(total: Self.one, last: Self.one, at: nil),
            codex.tokenCount(total: Self.three, last: Self.two, at: nil),
            codex.tokenCount(total: Self.one, last: Self.one, at: nil),
        ]
        reports.append(codex.tokenCount(total: Self.two, last: Self.one, at: nil))
        #expect(reports.map { $0?.usage.output } == [9, 18, 9, 9])
        #expect(tally(reports).usage.output == 45)
    }

    @Test func aForkThatBeginsAtItsParentsCountersCountsOnlyItsOwn() {
        var codex = CodexUsage()
        codex.sessionMeta(thread: "child", began: second(100.4), forkedFrom: "parent")
        codex.taskStarted(startedAt: second(100), writtenAt: second(100.5))
        let report = codex.tokenCount(total: Self.three, last: Self.one, at: second(101))
        #expect(report?.usage == Self.one.usage)
        #expect(report?.conversation == "child")
    }

    @Test func aForkWithoutTheLatestCountersSaysNothingRatherThanTooMuch() {
        var codex = CodexUsage()
        codex.sessionMeta(thread: "child", began: nil, forkedFrom: "parent")
        let first = codex.tokenCount(total: Self.two, last: nil, at: nil)
        let second = codex.tokenCount(total: Self.three, last: nil, at: nil)
        #expect(first == nil)
        #expect(second?.usage == Self.one.usage)
    }

    @Test func linesThatAForkTookOverAreItsParents() {
        var codex = CodexUsage()
        codex.sessionMeta(thread: "child", began: second(100), forkedFrom: "parent")
        codex.sessionMeta(thread: "parent", began: second(10))
        codex.taskStarted(startedAt: second(11), writtenAt: second(100))
        let taken = [
            codex.tokenCount(total: Self.one, last: Self.one, at: second(100)),
            codex.tokenCount(total: Self.two, last: Self.one, at: second(100)),
        ]
        codex.taskStarted(startedAt: second(130), writtenAt: second(130))
        let own = codex.tokenCount(total: Self.three, last: Self.one, at: second(131))
        #expect(taken == [nil, nil])
        #expect(own?.usage == Self.one.usage)
        #expect(own?.conversation == "child")
    }

    @Test func withoutTheStartOfATurnTheTimeOfItsLineTells() {
        var codex = CodexUsage()
        // The thread was made long before its first line was written.
        codex.sessionMeta(thread: "child", began: second(10), writtenAt: second(100.2), forkedFrom: "parent")
        codex.taskStarted(startedAt: nil, writtenAt: second(100.9))
        let taken = codex.tokenCount(total: Self.one, last: Self.one, at: second(101.5))
        codex.taskStarted(startedAt: nil, writtenAt: second(103))
        let own = codex.tokenCount(total: Self.two, last: Self.one, at: nil)
        #expect(taken == nil)
        #expect(own != nil)
    }

    @Test func countersThatAreWrittenMuchLaterAreNoCopy() {
        var codex = CodexUsage()
        codex.sessionMeta(thread: "child", began: second(100), forkedFrom: "parent")
        let taken = codex.tokenCount(total: Self.one, last: Self.one, at: second(100.1))
        let own = codex.tokenCount(total: Self.two, last: Self.one, at: second(110))
        #expect(taken == nil)
        #expect(own?.usage == Self.one.usage)
    }

    @Test func aRecordWithTheProvidersIdCountsInsteadOfTheCounters() {
        var codex = rollout("t")
        let record = codex.usageRecord(response: "resp_1", usage: Self.one, threadTotal: Self.one, at: nil)
        let counters = codex.tokenCount(total: Self.one, last: Self.one, at: nil)
        #expect(record?.response == ResponseKey(message: "resp_1"))
        #expect(counters == nil)
    }

    @Test func aRecordAfterItsCountersDoesNotCountAgain() {
        var codex = rollout("t")
        let counters = codex.tokenCount(total: Self.one, last: Self.one, at: nil)
        let record = codex.usageRecord(response: "resp_1", usage: Self.one, threadTotal: Self.one, at: nil)
        #expect(counters != nil)
        #expect(record == nil)
    }

    @Test func recordsThatAForkTookOverAreOneResponseInBothFiles() {
        var parent = rollout("parent")
        let original = parent.usageRecord(response: "resp_1", usage: Self.one, threadTotal: Self.one, at: second(11))
        var child = CodexUsage()
        child.sessionMeta(thread: "child", began: second(100), forkedFrom: "parent")
        let copy = child.usageRecord(response: "resp_1", usage: Self.one, threadTotal: Self.one, at: second(11))
        #expect(copy?.conversation == "parent")
        #expect(tally([original, copy]).responses == 1)
    }

    @Test func aTurnOfTheLiveStreamAndItsRolloutCountOnceInWhateverOrder() {
        var live = CodexUsage()
        live.threadStarted("t")
        let turns = [Self.one, Self.three].map { live.turnCompleted(total: $0, at: nil) }
        var codex = rollout("t")
        let responses = [Self.one, Self.two, Self.three].map { total in
            codex.tokenCount(total: total, last: Self.one, at: nil)
        }
        for order in [turns + responses, responses + turns, [turns[1]] + responses + [turns[0]]] {
            #expect(tally(order).usage == Self.three.usage)
            #expect(tally(order).responses == 3)
        }
        #expect(tally(turns).usage == Self.three.usage)
        #expect(tally(turns + responses.prefix(1)).usage == Self.three.usage)
    }

    @Test func theLiveStreamOfAForkCountsFromItsParentsCounters() {
        var live = CodexUsage()
        live.threadStarted("child", forkOf: "parent", base: Self.two)
        let known = live.turnCompleted(total: Self.three, at: nil)
        #expect(known?.usage == Self.one.usage)

        live.threadStarted("child", forkOf: "parent")
        let unknown = live.turnCompleted(total: Self.three, at: nil)
        #expect(unknown == nil)
    }

    @Test func theModelOfTheTurnIsTheModelOfItsResponses() {
        var codex = rollout("t")
        codex.turnContext(model: "gpt-5.5")
        codex.turnContext(model: nil)
        let report = codex.tokenCount(total: Self.one, last: nil, at: nil)
        #expect(report?.model == "gpt-5.5")
    }

    @Test func aRolloutWithoutItsFirstLineIsKnownByItsName() {
        var named = CodexUsage(thread: "t")
        let report = named.tokenCount(total: Self.one, last: Self.one, at: nil)
        #expect(report?.conversation == "t")
        #expect(report?.response?.kind == .source)

        var nameless = CodexUsage()
        let reports = [Self.one, Self.two].map { nameless.tokenCount(total: $0, last: Self.one, at: second(1)) }
        #expect(reports.allSatisfy { $0?.usage == Self.one.usage })
    }

    private func rollout(_ thread: String) -> CodexUsage {
        var codex = CodexUsage()
        codex.sessionMeta(thread: thread, began: second(1))
        return codex
    }

    private func tally(_ reports: [UsageReport?]) -> UsageTotal {
        var tally = UsageTally()
        for report in reports.compactMap(\.self) { tally.record(report) }
        return tally.total
    }

    private func second(_ seconds: Double) -> WallTime { WallTime(nanoseconds: Int64(seconds * 1_000_000_000)) }
}
