import Domain
import Testing

@testable import Decoding

@Suite struct PriceSumTests {
    @Test func whatIsAddedAfterTheFactorsIsNotMultiplied() throws {
        var tokens = PriceSum()
        tokens.add(3, at: try Price(dollars: "1"))
        var searches = PriceSum()
        searches.add(1, at: try Price(dollars: "0.25"))
        let factors = [try PriceFactor("1.1"), try PriceFactor("0.5")]
        #expect(tokens.money(times: factors, plus: searches)?.exactText == "1.9")
    }

    @Test func aSumThatWasTooMuchStaysTooMuch() throws {
        var sum = PriceSum()
        sum.add(.max, at: try Price(dollars: "1000000"))
        sum.add(1, at: .free)
        #expect(sum.money(times: [], plus: PriceSum()) == nil)
    }

    @Test func fewerThanNoTokensCostNothing() throws {
        var sum = PriceSum()
        sum.add(-5, at: try Price(dollars: "1"))
        #expect(sum.money(times: [], plus: PriceSum()) == .zero)
    }
}
