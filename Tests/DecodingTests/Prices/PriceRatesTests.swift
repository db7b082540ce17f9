import Testing

@testable import Decoding

@Suite struct PriceRatesTests {
    @Test func everyKindHasAPlaceOfItsOwn() throws {
        var rates = PriceRates()
        for (place, kind) in TokenKind.allCases.enumerated() { rates[kind] = try Price(dollars: String(place)) }
        #expect(TokenKind.allCases.compactMap { rates[$0]?.perMillionText }.count == TokenKind.allCases.count)
        #expect(Set(TokenKind.allCases.map { rates[$0] }).count == TokenKind.allCases.count)
    }

    @Test func whatIsMissingIsFilledFromTheOther() throws {
        let one = try Price(dollars: "1")
        let two = try Price(dollars: "2")
        let filled = PriceRates(input: one).filled(from: PriceRates(input: two, output: two, cacheRead: two))
        #expect(filled == PriceRates(input: one, output: two, cacheRead: two))
    }

    @Test func aPriceOfReasoningGoesWithThePriceOfOutput() throws {
        let one = try Price(dollars: "1")
        let standard = PriceRates(output: one, reasoning: try Price(dollars: "4"))
        #expect(PriceRates(output: one).filled(from: standard).reasoning == nil)
        #expect(PriceRates(input: one).filled(from: standard).reasoning == standard.reasoning)
        #expect(PriceRates(output: one).price(of: .reasoning) == one)
    }
}
