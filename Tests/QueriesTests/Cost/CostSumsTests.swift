import Domain
import Testing

@testable import Queries

@Suite struct CostSumsTests {
    @Test func aCostIsUnknownOnlyWhereNothingHasAPrice() {
        var sums = CostSums()
        #expect(sums.cost == .zero)
        sums.responses = 2
        sums.unpriced = 1
        sums.pricedCost = Money(nanodollars: 7)
        #expect(sums.cost == Money(nanodollars: 7))
        sums.unpriced = 2
        sums.pricedCost = .zero
        #expect(sums.cost == nil)
        #expect(CostRow(key: "m", sums: sums).title == nil)
    }

    /// What an agent told as a sum is no response.
    @Test func aSumWithoutAPriceIsNotCountedAgainstResponses() {
        var sums = CostSums()
        sums.unpriced = 3
        #expect(sums.cost == nil)
        sums.responses = 3
        sums.pricedCost = Money(nanodollars: 7)
        #expect(sums.cost == Money(nanodollars: 7))
    }

    @Test func whatComesFromACacheIsAShareOfAllThatGoesIn() {
        var sums = CostSums()
        #expect(sums.cacheShare == nil)
        sums.usage = Usage(input: 10, output: 1_000, cacheRead: 75, cacheWrite5m: 10, cacheWrite1h: 5)
        #expect(sums.cacheShare == 0.75)
    }
}
