import Decoding
import Domain
import Testing

@Suite struct PricingTests {
    @Test func whatIsRememberedPricesTheSame() throws {
        let catalog = PriceCatalog([
            try entry("m", "1", from: CivilDate(year: 2026, month: 1, day: 1)),
            try entry("m", "2", from: CivilDate(year: 2026, month: 6, day: 1)),
        ])
        var tally = UsageTally()
        for (number, day) in ["2025-01-01", "2026-02-01", "2026-07-01", "2026-03-01"].enumerated() {
            for model in ["m", "openai/m", "unheard-of", nil] {
                tally.record(
                    UsageReport(
                        response: ResponseKey(message: "\(number) \(model ?? "")"),
                        model: model,
                        at: try WallTime(iso: "\(day)T00:00:00Z"),
                        usage: Usage(input: 1_000_000),
                        reportedCost: Money(nanodollars: 7)
                    )
                )
            }
        }
        var pricing = Pricing(catalog)
        var bases: [Cost.Basis: Int] = [:]
        for response in tally.responses {
            let cost = pricing.cost(of: response)
            #expect(cost == catalog.cost(of: response))
            bases[cost.basis, default: 0] += 1
        }
        #expect(bases == [.computed: 6, .reported: 10])
    }

    private func entry(_ model: String, _ input: String, from: CivilDate?) throws -> PriceEntry {
        let price = try Price(dollarsPerMillion: input)
        let rates = PriceRates(input: price, output: price)
        return try PriceEntry([PriceRow(model: model, from: from, rates: rates)], source: .shipped)
    }
}
