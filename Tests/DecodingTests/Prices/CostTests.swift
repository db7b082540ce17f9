import Decoding
import Domain
import Testing

@Suite struct CostTests {
    @Test func whatTheAgentSaysStandsWhereWeHaveNoPrice() {
        let said = Money(nanodollars: 5)
        let cost = PriceCatalog([]).cost(of: Usage(input: 1), model: "m", reported: said)
        #expect(cost.basis == .reported)
        #expect(cost.amount == said)
        #expect(cost.computed == nil)
        #expect(cost.drift == nil)
    }

    @Test func theDriftIsWhatTheAgentSaysMore() throws {
        let cost = PriceCatalog.shipped.cost(
            of: Usage(input: 1_000),
            model: "claude-sonnet-4-5",
            reported: try Money(dollars: "0.0031")
        )
        #expect(cost.amount?.exactText == "0.003")
        #expect(cost.drift?.exactText == "0.0001")
        #expect(cost.entry?.source == .shipped)
    }
}
