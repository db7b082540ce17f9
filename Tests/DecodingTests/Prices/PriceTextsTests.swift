import Testing

@testable import Decoding

@Suite struct PriceTextsTests {
    private func texts(_ files: [String: String]) -> PriceTexts {
        PriceTexts { files[$0].map { Array($0.utf8) } }
    }

    @Test func theirMarkIsThatOfThePrices() throws {
        let texts = texts([HomePrices.userFile: "new-model 1 2\n"])
        let prices = try HomePrices(texts) { $1 }
        #expect(prices.mark == texts.mark && prices.user.map(\.model) == ["new-model"])
        #expect(texts.catalog.entry(for: "new-model", at: nil)?.source == .user)
    }

    @Test func aFileIsNotTakenForTheOther() {
        let marks = [HomePrices.userFile, HomePrices.importedFile].map { texts([$0: "new-model 1 2\n"]).mark }
        #expect(Set(marks).count == 2)
    }

    @Test func whereOneIsNotUnderstoodOursHold() {
        let catalog = texts([HomePrices.userFile: "new-model is cheap\n"]).catalog
        #expect(catalog.entry(for: "claude-sonnet-4-5", at: nil)?.source == .shipped)
    }
}
