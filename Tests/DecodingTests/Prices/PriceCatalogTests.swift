import Decoding
import Domain
import Testing

@Suite struct PriceCatalogTests {
    @Test func aDayHasThePricesOfItsTime() throws {
        let catalog = PriceCatalog([
            try entry("m", "1", from: CivilDate(year: 2026, month: 1, day: 1)),
            try entry("m", "2", from: CivilDate(year: 2026, month: 6, day: 1)),
        ])
        #expect(try input(catalog, "m", at: "2025-12-31T23:59:59Z") == nil)
        #expect(try input(catalog, "m", at: "2026-01-01T00:00:00Z") == "1")
        #expect(try input(catalog, "m", at: "2026-05-31T23:59:59Z") == "1")
        #expect(try input(catalog, "m", at: "2026-06-01T00:00:00Z") == "2")
        #expect(catalog.entry(for: "m", at: nil)?.rows[0].rates.input?.perMillionText == "2")
        let early = catalog.cost(of: Usage(input: 1), model: "m", at: try WallTime(iso: "2025-01-01T00:00:00Z"))
        #expect(early.reason == .notYet("m"))
    }

    @Test func whatTheUserWroteCountsBeforeWhatWasImportedAndThatBeforeOurs() throws {
        let shipped = try entry("m", "1")
        let imported = try entry("m", "2", source: .imported)
        let user = try entry("m", "3", source: .user)
        #expect(PriceCatalog([shipped, imported, user]).entry(for: "m", at: nil) == user)
        #expect(PriceCatalog([imported, shipped]).entry(for: "m", at: nil) == imported)
        // Even where another source has the longer name.
        let dated = try entry("m-20260101", "4", source: .imported)
        #expect(PriceCatalog([dated, user]).entry(for: "m-20260101", at: nil) == user)
        #expect(PriceCatalog([dated, shipped]).entry(for: "m-20260101", at: nil) == dated)
    }

    @Test func beforeTheUsersPricesBeginTheOthersHold() throws {
        let shipped = try entry("m", "1")
        let user = try entry("m", "3", from: CivilDate(year: 2026, month: 6, day: 1), source: .user)
        let catalog = PriceCatalog([user, shipped])
        #expect(try input(catalog, "m", at: "2026-05-01T00:00:00Z") == "1")
        #expect(try input(catalog, "m", at: "2026-07-01T00:00:00Z") == "3")
    }

    @Test func anUnknownModelIsUnpricedAndNeverFree() {
        let cost = PriceCatalog.shipped.cost(of: Usage(input: 5), model: "claude-unheard-of")
        #expect(cost.basis == .unpriced)
        #expect(cost.amount == nil)
        #expect(cost.reason == .unknownModel("claude-unheard-of"))
        #expect(PriceCatalog.shipped.cost(of: Usage(input: 5), model: nil).reason == .noModel)
    }

    @Test func aRemainderOfManyResponsesIsNoLongPrompt() throws {
        var tally = UsageTally()
        let usage = Usage(input: 1_000_000)
        let total = UsageReport(
            response: nil,
            conversation: "t",
            model: "gpt-5.5",
            usage: usage,
            scope: .total(part: "")
        )
        tally.record(total)
        let costs = tally.responses.map { PriceCatalog.shipped.cost(of: $0).computed?.exactText }
        #expect(costs == ["5"])
        #expect(PriceCatalog.shipped.cost(of: usage, model: "gpt-5.5").computed?.exactText == "10")
    }

    @Test func anAliasOfTheUserIsFollowed() throws {
        let catalog = PriceCatalog([try entry("m", "1")], aliases: ["our-proxy": "openai/m"])
        #expect(catalog.entry(for: "our-proxy", at: nil)?.model == "m")
    }

    @Test func checkFindsWhatIsPricedTwiceAndWhatIsNotPriced() throws {
        let catalog = PriceCatalog([
            try entry("m", "1"), try entry("m", "2", source: .imported), try entry("n", "1"),
            try entry("n", "1", source: .imported),
        ])
        let check = catalog.check(asked: ["m", "x", "n", "x"])
        #expect(check.unpriced == ["x"])
        #expect(check.conflicts.map(\.model) == ["m"])
        #expect(check.conflicts.map(\.kind) == [.input])
        #expect(check.conflicts.map(\.counting.perMillionText) == ["2"])
        #expect(check.conflicts.map(\.otherSource) == [.shipped])
        #expect(!check.isClean)
        #expect(PriceCatalog([try entry("m", "1")]).check(asked: ["m"]).isClean)
    }

    @Test func theListIsByName() throws {
        let catalog = PriceCatalog([try entry("b", "1"), try entry("a", "1"), try entry("a", "2", source: .user)])
        #expect(catalog.list.map(\.model) == ["a", "a", "b"])
        #expect(catalog.list.map(\.source) == [.user, .shipped, .shipped])
    }

    private func entry(
        _ model: String,
        _ input: String,
        from: CivilDate? = nil,
        source: PriceSource = .shipped
    ) throws -> PriceEntry {
        let rates = PriceRates(input: try Price(dollarsPerMillion: input), output: try Price(dollarsPerMillion: "9"))
        return try PriceEntry([PriceRow(model: model, from: from, rates: rates)], source: source)
    }

    private func input(_ catalog: PriceCatalog, _ model: String, at time: String) throws -> String? {
        catalog.entry(for: model, at: try WallTime(iso: time))?.rows[0].rates.input?.perMillionText
    }
}
