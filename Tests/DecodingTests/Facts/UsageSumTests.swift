import Decoding
import Domain
import Testing

@Suite struct UsageSumTests {
    @Test func theRestIsWhatNoLineTold() throws {
        var sum = UsageSum(turn: "r", model: "m", usage: Usage(input: 5, output: 9, cacheRead: 2))
        sum.known = Usage(input: 5, output: 2, cacheRead: 7)
        let rest = try #require(sum.rest)
        #expect(rest.usage == Usage(output: 7))
        #expect(rest.response == ResponseKey(message: "r/m"))
    }

    @Test func whereAllIsKnownNothingIsLeft() {
        let usage = Usage(input: 5, output: 9)
        #expect(UsageSum(turn: "r", usage: usage, known: usage).rest == nil)
        #expect(UsageSum(turn: "r", usage: usage, known: Usage(input: 6, output: 9)).rest == nil)
    }

    @Test func searchesOfTheWebAreSoldByThemselves() {
        var sum = UsageSum(turn: "r", usage: .none, terms: PriceTerms(webSearches: 3), knownWebSearches: 1)
        #expect(sum.rest?.terms.webSearches == 2)
        sum.knownWebSearches = 3
        #expect(sum.rest == nil)
    }

    @Test func aSumWithoutAModelHasAKeyAllTheSame() {
        let sum = UsageSum(turn: "r", usage: Usage(output: 1))
        #expect(sum.rest?.response == ResponseKey(message: "r"))
        #expect(sum.rest?.model == nil)
    }
}
