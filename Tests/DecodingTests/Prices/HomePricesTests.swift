import Testing

@testable import Decoding

@Suite struct HomePricesTests {
    private struct Refusal: Error, Equatable {
        let file: String
        let error: PriceError
    }

    private func prices(_ files: [String: String]) throws -> HomePrices {
        try HomePrices(orRefused: Refusal.init) { (file) throws(Refusal) in files[file].map { Array($0.utf8) } }
    }

    @Test func withoutFilesTheShippedPricesHold() throws {
        let catalog = try prices([:]).catalog
        #expect(catalog.entry(for: "claude-sonnet-4-5", at: nil)?.source == .shipped)
    }

    @Test func whatTheUserWroteCountsBeforeWhatWasImportedAndThatBeforeOurs() throws {
        let imported = try prices([HomePrices.importedFile: "claude-sonnet-4-5 7 8\nnew-model 1 2\n"])
        #expect(
            imported.catalog.entry(for: "claude-sonnet-4-5", at: nil)?.rows.first?.rates.input?.perMillionText == "7"
        )
        #expect(imported.catalog.entry(for: "new-model", at: nil)?.source == .imported)
        let both = try prices([
            HomePrices.importedFile: "claude-sonnet-4-5 7 8\n", HomePrices.userFile: "claude-sonnet-4-5 9 10\n",
        ])
        #expect(both.catalog.entry(for: "claude-sonnet-4-5", at: nil)?.source == .user)
    }

    @Test func theMarkIsAnotherOneWhereAFileIs() throws {
        let files = [
            [:], [HomePrices.userFile: "new-model 1 2\n"], [HomePrices.importedFile: "new-model 1 2\n"],
            [HomePrices.userFile: "new-model 1 3\n"],
        ]
        let marks = try files.map { try prices($0).mark }
        #expect(Set(marks).count == files.count)
        #expect(try marks == files.map { try prices($0).mark })
    }

    @Test func aFileThatCannotBeUnderstoodIsNamed() {
        let error = #expect(throws: Refusal.self) { try prices([HomePrices.userFile: "model one two\n"]) }
        #expect(error?.file == "prices.txt")
        #expect(throws: PriceError.self) { try HomePrices.entries([0xff], .user) }
    }
}
