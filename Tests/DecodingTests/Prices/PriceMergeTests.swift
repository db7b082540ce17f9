import Testing

@testable import Decoding

@Suite struct PriceMergeTests {
    private func entries(_ text: String) throws -> [PriceEntry] { try HomePrices.entries(Array(text.utf8), .user) }

    @Test func thoseOfTheSameModelAndDayAreReplacedAndTheOthersStay() throws {
        let old = try entries("a 1 2\nb 1 2\nb 1 2 from=2026-01-01\nc 1 2\n")
        let merge = PriceMerge(try entries("b 3 4 from=2026-01-01\nb 5 6 from=2026-02-01\nc 1 2\n"), into: old)
        #expect(
            PriceText.text(of: merge.entries)
                == PriceText.text(
                    of: try entries(
                        "a 1 2\nb 1 2\nb 3 4 from=2026-01-01\nc 1 2\nb 5 6 from=2026-02-01\n"
                    )
                )
        )
        #expect([merge.addedCount, merge.replacedCount, merge.sameCount] == [1, 1, 1])
    }

    @Test func thePricesOfAModelThatAListHasTwiceAreTheLast() throws {
        let merge = PriceMerge(try entries("a 1 2\n") + entries("a 3 4\n"), into: [])
        #expect(merge.entries.count == 1 && merge.entries.first?.rows.first?.rates.input?.perMillionText == "3")
    }
}
