import Decoding
import Domain
import Testing

@Suite struct PriceEntryTests {
    @Test func aModelHasAPriceOfInputAndOfOutput() throws {
        let output = PriceRow(model: "m", rates: PriceRates(output: try Price(dollars: "1")))
        #expect(throws: PriceError.missing("price of input", model: "m")) { try PriceEntry([output], source: .user) }
        let input = PriceRow(model: "m", rates: PriceRates(input: try Price(dollars: "1")))
        #expect(throws: PriceError.missing("price of output", model: "m")) { try PriceEntry([input], source: .user) }
    }

    @Test func rowsAreGroupedByModelAndDay() throws {
        let rates = PriceRates(input: .free, output: .free)
        let day = CivilDate(year: 2026, month: 1, day: 1)
        let rows = [
            PriceRow(model: "b", rates: rates), PriceRow(model: "a", rates: rates),
            PriceRow(model: "b", from: day, rates: rates), PriceRow(model: "b", above: 10, rates: rates),
        ]
        let entries = try PriceEntry.entries(of: rows, source: .user)
        #expect(entries.map(\.model) == ["b", "a", "b"])
        #expect(entries.map(\.from) == [nil, nil, day])
        #expect(entries.map(\.rows.count) == [2, 1, 1])
    }

    @Test func theHighestThresholdThatThePromptPassesDecides() throws {
        let entry = try PriceEntry(
            [row(above: 0, "1", "10"), row(above: 100, "2", "20"), row(above: 200, "4", nil)],
            source: .user
        )
        let inputs = [0, 100, 101, 200, 201, 1_000].map { entry.rates(tier: nil, prompt: $0).input?.perMillionText }
        #expect(inputs == ["1", "1", "2", "2", "4", "4"])
        // What has no price above the threshold costs what it does below it.
        #expect(entry.rates(tier: nil, prompt: 500).output?.perMillionText == "20")
    }

    @Test func aTierWithoutAPriceForLongPromptsCostsWhatLongPromptsCost() throws {
        let entry = try PriceEntry(
            [row(above: 0, "5", "30"), row(above: 272_000, "10", "45"), row(tier: "priority", above: 0, "12.5", "75")],
            source: .user
        )
        #expect(entry.rates(tier: "priority", prompt: 272_000).input?.perMillionText == "12.5")
        #expect(entry.rates(tier: "priority", prompt: 272_001).input?.perMillionText == "10")
    }

    @Test func whereNothingIsSaidOfCachesTheyCostWhatInputDoes() throws {
        let entry = try PriceEntry([row(above: 0, "2", "8")], source: .user)
        let million = Usage(cacheRead: 1_000_000, cacheWrite5m: 1_000_000, cacheWrite1h: 1_000_000)
        #expect(try entry.amount(of: million, terms: PriceTerms()).exactText == "6")
    }

    @Test func anHourIsNeverPricedAsFiveMinutes() throws {
        var rates = row(above: 0, "2", "8")
        rates.rates.cacheWrite5m = try Price(dollarsPerMillion: "2.5")
        let entry = try PriceEntry([rates], source: .user)
        #expect(throws: UnpricedReason.noPrice(.cacheWrite1h, model: "m")) {
            try entry.amount(of: Usage(cacheWrite1h: 1), terms: PriceTerms())
        }
    }

    @Test func reasoningWithAPriceOfItsOwnIsTakenOutOfTheOutput() throws {
        var rates = row(above: 0, "1", "10")
        rates.rates.reasoning = try Price(dollarsPerMillion: "40")
        let entry = try PriceEntry([rates], source: .user)
        let usage = Usage(output: 1_000_000)
        #expect(try entry.amount(of: usage, terms: PriceTerms(reasoning: 250_000)).exactText == "17.5")
        #expect(try entry.amount(of: usage, terms: PriceTerms(reasoning: 5_000_000)).exactText == "40")
    }

    @Test func searchesArePaidByThePieceWhateverTheTier() throws {
        var rates = row(above: 0, "1", "10")
        rates.webSearch = try Price(dollars: "0.01")
        rates.tierFactors = ["batch": try PriceFactor("0.5")]
        let entry = try PriceEntry([rates], source: .user)
        let terms = PriceTerms(tier: "batch", webSearches: 3)
        #expect(try entry.amount(of: Usage(input: 1_000_000), terms: terms).exactText == "0.53")
    }

    @Test func factorsOfTierAndRegionAreBothTaken() throws {
        var rates = row(above: 0, "5", "25")
        rates.tierFactors = ["fast": try PriceFactor("2")]
        rates.regionFactors = ["us": try PriceFactor("1.1")]
        let entry = try PriceEntry([rates], source: .user)
        let usage = Usage(input: 1_000_000)
        #expect(try entry.amount(of: usage, terms: PriceTerms(tier: "fast", region: "us")).exactText == "11")
        #expect(try entry.amount(of: usage, terms: PriceTerms(tier: "Standard", region: "eu")).exactText == "5")
        #expect(throws: UnpricedReason.unknownTier("warp", model: "m")) {
            try entry.amount(of: usage, terms: PriceTerms(tier: "warp"))
        }
        #expect(throws: UnpricedReason.noSearchPrice(model: "m")) {
            try entry.amount(of: usage, terms: PriceTerms(webSearches: 1))
        }
    }

    @Test func fractionsAreRoundedOnceAndToEven() throws {
        let entry = try PriceEntry([row(above: 0, "0.0005", "0.0005")], source: .user)
        // A token costs half a nano-dollar here.
        let amounts = try [Usage(input: 1), Usage(input: 2), Usage(input: 3), Usage(input: 1, output: 1)].map {
            try entry.amount(of: $0, terms: PriceTerms()).nanodollars
        }
        #expect(amounts == [0, 1, 2, 1])
    }

    @Test func moreThanMoneyCanSayIsNoAmount() throws {
        let entry = try PriceEntry([row(above: 0, "1000000000", "1")], source: .user)
        #expect(throws: UnpricedReason.tooMuch(model: "m")) {
            try entry.amount(of: Usage(input: .max), terms: PriceTerms())
        }
    }

    private func row(tier: String? = nil, above: Int64, _ input: String, _ output: String?) -> PriceRow {
        do {
            let rates = PriceRates(
                input: try Price(dollarsPerMillion: input),
                output: try output.map { try Price(dollarsPerMillion: $0) }
            )
            return PriceRow(model: "m", tier: tier, above: above, rates: rates)
        } catch {
            Issue.record(error)
            return PriceRow(model: "m")
        }
    }
}
