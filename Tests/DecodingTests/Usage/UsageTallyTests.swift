import Domain
import TestSupport
import Testing

@testable import Decoding

@Suite struct UsageTallyTests {
    @Test func linesOfOneResponseCountOnceByTheirHighestCounters() {
        var tally = UsageTally()
        for output in [1, 3, 427, 3] {
            tally.record(report("m1", request: "r1", usage: Usage(input: 10, output: Int64(output), cacheRead: 11_000)))
        }
        #expect(tally.total.usage == Usage(input: 10, output: 427, cacheRead: 11_000))
        #expect(tally.total.responses == 1)
    }

    @Test func whatAgentsWriteThemselvesIsNoUsage() {
        var tally = UsageTally()
        let change = tally.record(report("m1", model: "<synthetic>", usage: Usage(input: 10)))
        #expect(change.kind == .ignored)
        #expect(tally.total == .none)
    }

    @Test func twoRequestsWithOneMessageIdAreTwoResponses() {
        var tally = UsageTally()
        tally.record(report("m1", request: "r1", at: 1, usage: Usage(output: 5)))
        tally.record(report("m1", request: "r2", at: 2, usage: Usage(output: 7)))
        #expect(tally.total.usage.output == 12)
        #expect(tally.total.responses == 2)
    }

    @Test func aCopyWithoutARequestIsNoSecondResponse() {
        var tally = UsageTally()
        tally.record(report("m1", usage: Usage(output: 9)))
        tally.record(report("m1", request: "r1", usage: Usage(output: 5)))
        #expect(tally.total.usage.output == 9)
        #expect(tally.total.responses == 1)
    }

    @Test func aSideOfTheConversationThatRepeatsAResponseIsNoSecondOne() {
        var tally = UsageTally()
        tally.record(report("m1", request: "r1", at: 1, usage: Usage(output: 5)))
        tally.record(report("m1", request: "r9", at: 2, usage: Usage(output: 5), isSidechain: true))
        tally.record(report("m1", request: "r8", at: 3, usage: Usage(output: 5), isSidechain: true))
        #expect(tally.total.responses == 1)
        #expect(tally.total.usage.output == 5)
    }

    @Test func copiesWithoutARequestBelongToTheEarliestOfTwoRequests() {
        let reports = [
            report("m1", at: 3, usage: Usage(output: 100)),
            report("m1", request: "late", at: 2, usage: Usage(output: 7)),
            report("m1", request: "early", at: 1, usage: Usage(output: 5)),
        ]
        for order in permutations(reports) {
            var tally = UsageTally()
            for report in order { tally.record(report) }
            #expect(Set(tally.responses.map(\.usage.output)) == [100, 7])
        }
    }

    @Test func aForkIsAttributedToTheOriginal() {
        var original = report("m1", conversation: "zz", at: 1, usage: Usage(output: 5))
        original.source = UsageSource(run: "b", began: WallTime(nanoseconds: 10))
        var fork = report("m1", conversation: "aa", at: 1, usage: Usage(output: 5))
        fork.source = UsageSource(run: "a", began: WallTime(nanoseconds: 20))
        for order in [[original, fork], [fork, original]] {
            var tally = UsageTally()
            for report in order { tally.record(report) }
            #expect(tally.totals(by: \.conversation).keys.map(\.self) == ["zz"])
        }
    }

    @Test func aRunBearsTheCostOfWhatItsTranscriptTellsEarlier() {
        var live = report("m1", conversation: "c", at: 2, usage: Usage(output: 5))
        live.source = UsageSource(run: "run-1", isLive: true)
        var transcript = report("m1", conversation: "c", at: 1, usage: Usage(output: 5))
        transcript.source = UsageSource(run: "import-1")
        for order in [[live, transcript], [transcript, live]] {
            var tally = UsageTally()
            for report in order { tally.record(report) }
            #expect(tally.responses.map(\.source?.run) == ["run-1"])
        }
    }

    @Test func theEarliestCopyIsTheOneThatAResponseBelongsTo() {
        var tally = UsageTally()
        tally.record(report("m1", conversation: "resumed", at: 5, usage: Usage(output: 5)))
        let change = tally.record(report("m1", conversation: "first", at: 2, usage: Usage(output: 5)))
        #expect(change.kind == .raised)
        #expect(change.old.map(\.conversation) == ["resumed"])
        #expect(change.new.map(\.conversation) == ["first"])
        #expect(change.new.map(\.at) == [WallTime(nanoseconds: 2)])
    }

    @Test func ofEquallyEarlyCopiesTheOneOnNoSideCounts() {
        var tally = UsageTally()
        tally.record(report("m1", conversation: "a", at: 1, usage: .none, isSidechain: true))
        tally.record(report("m1", conversation: "b", at: 1, usage: .none))
        #expect(tally.responses.map(\.conversation) == ["b"])
        #expect(tally.responses.map(\.isSidechain) == [false])
    }

    @Test func eachReportSaysWhatItChanged() throws {
        var tally = UsageTally()
        let first = tally.record(report("m1", usage: Usage(output: 2)))
        #expect(first.kind == .added)
        #expect(first.old.isEmpty)
        #expect(first.new.map(\.usage.output) == [2])

        let again = tally.record(report("m1", usage: Usage(output: 2)))
        #expect(again.kind == .same)
        #expect(again.old.isEmpty && again.new.isEmpty)

        let more = tally.record(report("m1", usage: Usage(output: 120)))
        #expect(more.kind == .raised)
        #expect(more.old == first.new)
        #expect(more.new.map(\.usage.output) == [120])
        #expect(more.new.map(\.key) == first.new.map(\.key))
    }

    @Test func reportsWithoutAnyKeyAreToldApartByWhatTheyHold() {
        var tally = UsageTally()
        let plain = UsageReport(response: nil, conversation: "c", at: WallTime(nanoseconds: 1), usage: Usage(input: 3))
        var later = plain
        later.at = WallTime(nanoseconds: 2)
        #expect(tally.record(plain).kind == .added)
        #expect(tally.record(later).kind == .added)
        let again: UsageChange = tally.record(plain)
        #expect(again.kind == .same)
        #expect(tally.total.usage.input == 6)
    }

    @Test func anEmptyIdIsNoId() {
        var tally = UsageTally()
        for output in [1, 2] { tally.record(report("", request: "r", usage: Usage(output: Int64(output)))) }
        #expect(tally.total.responses == 2)
    }

    @Test func anIdOfTheProviderIsNeverTakenForOneOfTheDecoder() {
        var tally = UsageTally()
        tally.record(report("codex/t/1", usage: Usage(input: 1)))
        tally.record(UsageReport(response: .source("codex", "t", "1"), usage: Usage(input: 1)))
        #expect(tally.total.responses == 2)
    }

    @Test func absurdCountersDoNotOverflowTheTotals() {
        var tally = UsageTally()
        for number in 0..<100 {
            tally.record(report("m\(number)", conversation: "c", usage: Usage(input: .max, output: .min)))
        }
        #expect(tally.total.usage == Usage(input: 100 * UsageReport.tokensMax))
    }

    @Test func totalsAreByModelConversationAndDay() {
        let day: Int64 = 86_400_000_000_000
        var tally = UsageTally()
        tally.record(report("m1", conversation: "a", model: "x", at: 1, usage: Usage(input: 1)))
        tally.record(report("m2", conversation: "a", model: "y", at: day, usage: Usage(input: 2)))
        tally.record(report("m3", conversation: "b", model: "x", at: day + 1, usage: Usage(input: 4)))
        #expect(tally.totals(by: \.model).mapValues(\.usage.input) == ["x": 5, "y": 2])
        #expect(tally.totals(by: \.conversation).mapValues(\.usage.input) == ["a": 3, "b": 4])
        let days = tally.totals { $0.at?.civil.date.description ?? "" }
        #expect(days.mapValues(\.usage.input) == ["1970-01-01": 1, "1970-01-02": 6])
        #expect(days.mapValues(\.responses) == ["1970-01-01": 1, "1970-01-02": 2])
    }

    @Test func everyOrderAndEveryRepetitionCountsTheSame() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededReports(seed: seed)
        for round in 0..<60 {
            let reports = random.reports(count: 40)
            var first = UsageTally()
            for report in reports { first.record(report) }
            let expected = Set(first.responses)

            var rows: [ResponseKey: CountedResponse] = [:]
            var second = UsageTally()
            for report in random.shuffledWithRepeats(reports) {
                let change = second.record(report)
                for response in change.old {
                    #expect(rows.removeValue(forKey: response.key) == response, "seed \(seed), round \(round)")
                }
                for response in change.new { rows[response.key] = response }
            }
            #expect(Set(second.responses) == expected, "seed \(seed), round \(round)")
            // An index that did only what each change said has the same rows.
            #expect(Set(rows.values) == expected, "seed \(seed), round \(round)")
            #expect(second.total == first.total, "seed \(seed), round \(round)")
        }
    }

    @Test func whatAnIndexKeptCountsTheSameInAnotherTally() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededReports(seed: seed)
        for round in 0..<30 {
            var first = UsageTally()
            for report in random.reports(count: 40) { first.record(report) }
            var second = UsageTally()
            for conversation in ["a", "b", "c"] {
                for report in first.totals(of: conversation) { second.record(report) }
            }
            for response in first.responses {
                for report in first.reports(of: response.key) { second.record(report) }
            }
            #expect(Set(second.responses) == Set(first.responses), "seed \(seed), round \(round)")
        }
    }

    private func permutations(_ reports: [UsageReport]) -> [[UsageReport]] {
        guard let first = reports.first else { return [[]] }
        return permutations(Array(reports.dropFirst())).flatMap { rest in
            (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
        }
    }

    private func report(
        _ message: String,
        request: String? = nil,
        conversation: String? = "c",
        model: String? = "claude-sonnet-4-5",
        at nanoseconds: Int64 = 1,
        usage: Usage,
        isSidechain: Bool = false
    ) -> UsageReport {
        UsageReport(
            response: ResponseKey(message: message, request: request),
            conversation: conversation,
            model: model,
            at: WallTime(nanoseconds: nanoseconds),
            usage: usage,
            isSidechain: isSidechain
        )
    }
}
