import Domain
import Testing

@testable import Decoding

@Suite struct PriceTextTests {
    @Test func aLineIsAModelAndTheIndentedOnesBelowAreItsTiers() throws {
        let rows = try PriceText.rows(
            """
            # a remark
            one   1  2  0.5  -  4  tier.batch=0.5 region.us=1.1 search=0.01 from=2026-02-03

              >1000       3 4
              flex        5
              flex >1000  - 6
              | look twice
            two   7  8
            """
        )
        #expect(rows.map(\.model) == ["one", "one", "one", "one", "two"])
        #expect(rows.map(\.tier) == [nil, nil, "flex", "flex", nil])
        #expect(rows.map(\.above) == [0, 1_000, 0, 1_000, 0])
        #expect(rows.map { $0.rates.input?.perMillionText } == ["1", "3", "5", nil, "7"])
        #expect(rows.map { $0.rates.output?.perMillionText } == ["2", "4", nil, "6", "8"])
        #expect(rows.map(\.note) == [nil, nil, nil, "look twice", nil])
        #expect(rows.prefix(4).allSatisfy { $0.from == CivilDate(year: 2026, month: 2, day: 3) })
        #expect(rows[0].rates.cacheWrite5m == nil)
        #expect(rows[0].rates.cacheWrite1h == (try Price(dollarsPerMillion: "4")))
        #expect(rows[0].tierFactors == ["batch": try PriceFactor("0.5")])
        #expect(rows[0].regionFactors == ["us": try PriceFactor("1.1")])
        #expect(rows[0].webSearch == (try Price(dollars: "0.01")))
    }

    @Test(arguments: [
        "  flex 1 2", "one x 2", "one 1 2 3 4 5 6", "one 1 2 colour=red", "one 1 2\n  >x 3 4",
        "one 1 2 from=2026-13-01",
        "one 1 2 tier.batch=x", "one 1 2 search=-1",
    ])
    func aLineThatIsNoneIsRefused(text: String) {
        #expect(throws: PriceError.self) { try PriceText.rows(text) }
    }

    @Test func anErrorNamesItsLine() {
        let error = #expect(throws: PriceError.self) { try PriceText.rows("one 1 2\ntwo 1 y") }
        #expect(error?.description.hasPrefix("line 2 ") == true)
    }

    @Test func whatIsWrittenReadsBackAsTheSame() throws {
        let text = """
            one 1 2 0.5 - 4 tier.batch=0.5 tier.fast=2 region.us=1.1 reasoning=7.25 search=0.01 from=2026-02-03
              >1000 3 4
              flex 0.000000000000000001
              flex >1000 - 6
              | look twice
            two 7 8

            """
        let entries = try PriceEntry.entries(of: try PriceText.rows(text), source: .user)
        #expect(entries.first?.rates(tier: nil, prompt: 0).reasoning == (try Price(dollarsPerMillion: "7.25")))
        let written = PriceText.text(of: entries)
        #expect(written.contains("reasoning=7.25"))
        #expect(try PriceEntry.entries(of: try PriceText.rows(written), source: .user) == entries)
        let shipped = PriceText.text(of: ShippedPrices.entries)
        #expect(try PriceEntry.entries(of: try PriceText.rows(shipped), source: .shipped) == ShippedPrices.entries)
    }

    @Test(arguments: ["", "a b", "#a", ">5", "1.5", "-", "a|b", "a=b", "a\nb"])
    func aNameIsOneWordThatIsNothingElse(name: String) throws {
        let row = PriceRow(model: name, rates: PriceRates(input: .free, output: .free))
        #expect(throws: PriceError.badName(name)) { try PriceEntry([row], source: .user) }
    }
}
