import Decoding
import Domain
import Testing

@testable import Indexer

@Suite struct PreviewSettlingTests {
    private static let pricing = Pricing(.shipped)

    private static func report(
        _ message: String?,
        output: Int64,
        model: String? = "claude-sonnet-4-5",
        scope: UsageScope = .response
    ) -> UsageReport {
        UsageReport(
            response: message.map { ResponseKey(message: $0) },
            conversation: "c",
            model: model,
            at: WallTime(nanoseconds: 1_795_262_400_000_000_000),
            usage: Usage(output: output),
            scope: scope
        )
    }

    private static func settled(_ reports: [UsageReport], told: [UsageReport] = []) throws -> PreviewTotal {
        var sum = ConversationUsage()
        for report in told { sum.add(total: report, part: "turn") }
        var settling = PreviewSettling(nil, told: told.isEmpty ? [:] : ["c": sum], pricing)
        for report in reports {
            try settling.settle(ResponseCopies([report]), of: report.response ?? ResponseKey(message: ""))
        }
        return try settling.finish()
    }

    private static func cost(_ output: Int64) -> Int64 {
        let response = CountedResponse(report("m", output: output), key: ResponseKey(message: "m"))
        var pricing = pricing
        return pricing.cost(of: response).computed?.nanodollars ?? 0
    }

    @Test func responsesAreAddedUp() throws {
        let total = try Self.settled([Self.report("m", output: 3), Self.report("n", output: 4)])
        #expect(total.responses == 2 && total.unpriced == 0)
        #expect(total.nanodollars == Self.cost(7) && Self.cost(7) > 0)
    }

    @Test func whatHasNoPriceIsCounted() throws {
        let total = try Self.settled([Self.report("m", output: 3, model: nil), Self.report("n", output: 4)])
        #expect(total.responses == 2 && total.unpriced == 1 && total.nanodollars == Self.cost(4))
    }

    @Test func whatASumLeavesOverCostsAndIsNoResponse() throws {
        let told = [Self.report(nil, output: 10, scope: .total(part: "turn"))]
        let total = try Self.settled([Self.report("m", output: 4)], told: told)
        #expect(total.responses == 1 && total.nanodollars == Self.cost(10))
        let alone = try Self.settled([], told: told)
        #expect(alone.responses == 0 && alone.nanodollars == Self.cost(10))
    }

    @Test func whatIsTakenAwayLeavesNothing() {
        let response = CountedResponse(Self.report("m", output: 3), key: ResponseKey(message: "m"))
        var total = PreviewTotal()
        for sign in [1, -1] as [Int64] {
            total.add(response, costing: Money(nanodollars: 5), sign: sign)
            total.add(response, costing: nil, sign: sign)
            #expect(total.responses == (sign > 0 ? 2 : 0) && total.unpriced == (sign > 0 ? 1 : 0))
        }
        #expect(total == PreviewTotal())
    }
}
