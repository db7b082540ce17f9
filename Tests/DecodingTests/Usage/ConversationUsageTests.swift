import Decoding
import Domain
import Testing

/// What an agent says in sum is counted only as far as no response accounts for it.
@Suite struct ConversationUsageTests {
    @Test func aSumWithoutResponsesIsCounted() {
        var tally = UsageTally()
        let change = tally.record(total(Usage(input: 100, output: 30)))
        #expect(change.kind == .added)
        #expect(tally.total.usage == Usage(input: 100, output: 30))
        #expect(tally.total.responses == 0)
    }

    @Test func responsesTakeThePlaceOfTheSum() throws {
        var tally = UsageTally()
        tally.record(total(Usage(input: 100, output: 30)))
        let change = tally.record(response("r1", Usage(input: 60, output: 10)))
        #expect(change.kind == .added)
        #expect(Set(change.new.map(\.usage)) == [Usage(input: 60, output: 10), Usage(input: 40, output: 20)])
        #expect(change.old.map(\.usage) == [Usage(input: 100, output: 30)])

        tally.record(response("r2", Usage(input: 40, output: 20)))
        #expect(tally.responses.allSatisfy { $0.key.kind == .provider })
        #expect(tally.total.usage == Usage(input: 100, output: 30))
        #expect(tally.total.responses == 2)
    }

    @Test func aSumThatIsToldAfterItsResponsesAddsNothing() {
        var tally = UsageTally()
        tally.record(response("r1", Usage(input: 100, output: 30)))
        let change = tally.record(total(Usage(input: 100, output: 30)))
        #expect(change.kind == .same)
    }

    @Test func aSumThatOnlySplitsTheTokensOtherwiseAddsNothing() {
        var tally = UsageTally()
        tally.record(response("r1", Usage(input: 20_604, output: 212, cacheRead: 596)))
        tally.record(total(Usage(input: 1_704, output: 212, cacheRead: 19_496)))
        #expect(tally.total.usage.sum == 21_412)
    }

    @Test func aGrowingSumIsCountedAtItsHighest() {
        var tally = UsageTally()
        for input in [10, 20, 15] { tally.record(total(Usage(input: Int64(input)))) }
        #expect(tally.total.usage == Usage(input: 20))
    }

    @Test func theSumsOfTwoTurnsAreAdded() {
        var tally = UsageTally()
        tally.record(total(Usage(output: 10), part: "turn 1"))
        tally.record(total(Usage(output: 5), part: "turn 2"))
        tally.record(total(Usage(output: 5), part: "turn 2"))
        tally.record(response("r1", Usage(output: 2)))
        #expect(tally.total.usage == Usage(output: 15))
    }

    @Test func theRemainderOfEachModelHasItsPrice() {
        var tally = UsageTally()
        tally.record(total(Usage(output: 10), model: "claude-sonnet-4-5-20250929"))
        tally.record(total(Usage(output: 4), model: "claude-haiku-4-5"))
        tally.record(response("r1", Usage(output: 10), model: "claude-sonnet-4-5"))
        let rest = tally.responses.filter { $0.key.kind == .remainder }
        #expect(rest.map(\.model) == ["claude-haiku-4-5"])
        #expect(rest.map(\.usage) == [Usage(output: 4)])
    }

    @Test func searchesAreCountedOnlyAsFarAsNoResponseTellsOfThem() {
        var tally = UsageTally()
        var sum = total(Usage(output: 10))
        sum.terms.webSearches = 3
        tally.record(sum)
        var first = response("r1", Usage(output: 10))
        first.terms.webSearches = 2
        tally.record(first)
        let rest = tally.responses.filter { $0.key.kind == .remainder }
        #expect(rest.map(\.usage) == [.none])
        #expect(rest.map(\.terms.webSearches) == [1])
    }

    @Test func anotherConversationsResponsesDoNotCountAgainstASum() {
        var tally = UsageTally()
        tally.record(total(Usage(output: 10)))
        tally.record(response("r1", Usage(output: 10), conversation: "other"))
        #expect(tally.total.usage == Usage(output: 20))
    }

    private func total(_ usage: Usage, part: String = "", model: String? = nil) -> UsageReport {
        UsageReport(response: nil, conversation: "t", model: model, usage: usage, scope: .total(part: part))
    }

    private func response(
        _ id: String,
        _ usage: Usage,
        model: String? = nil,
        conversation: String = "t"
    ) -> UsageReport {
        UsageReport(response: ResponseKey(message: id), conversation: conversation, model: model, usage: usage)
    }
}
