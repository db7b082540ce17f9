import Decoding
import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct PriceListImportTests {
    private static let liteLLM = """
        {"sample_spec": {}, "new-model": {"input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06,
         "input_cost_per_image": 0.1}, "picture": {"input_cost_per_image": 1}, "odd": 7,
         "free-model": {"input_cost_per_token": 0, "output_cost_per_token": 0}}
        """
    private let scratch: TemporaryHome
    private let home: HomePaths

    init() throws {
        scratch = try TemporaryHome(for: "PriceListImportTests")
        home = HomePaths(root: scratch.path("home"))
    }

    private func take(
        _ text: String,
        from day: CivilDate? = nil,
        isDry: Bool = false,
        on disk: any Disk = SystemDisk()
    ) throws -> PriceListImport {
        try SystemDisk().replaceFile(scratch.path("list"), with: Array(text.utf8))
        return try PriceListImport.run(scratch.path("list"), into: home, from: day, isDry: isDry, on: disk)
    }

    private func input(of model: String, at time: WallTime? = nil) throws -> String? {
        let catalog = try PriceListImport.prices(of: home, on: SystemDisk()).catalog
        return catalog.entry(for: model, at: time)?.rows.first?.rates.input?.perMillionText
    }

    @Test func theListOfLiteLLMIsTakenAsItIs() throws {
        let result = try take(Self.liteLLM)
        #expect(result.addedCount == 1 && result.file == home.root + "/prices-imported.txt")
        #expect(Set(result.skipped.map(\.model)) == ["picture", "odd", "free-model"])
        #expect(result.skipped.first { $0.model == "picture" }?.why == "it has no prices of tokens")
        #expect(result.leftOut == ["input_cost_per_image": 1])
        #expect(try input(of: "new-model") == "1")
        let again = try take(Self.liteLLM)
        #expect(again.sameCount == 1 && again.addedCount + again.replacedCount == 0)
        #expect(try SystemDisk().status(of: result.file)?.isPrivate == true)
    }

    @Test func pricesThatChangeOnADayLeaveThoseOfBefore() throws {
        _ = try take(Self.liteLLM)
        let day = try #require(CivilDate(year: 2026, month: 12, day: 1))
        let changed = Self.liteLLM.split(separator: "1e-06").joined(separator: "9e-06")
        #expect(try take(changed, from: day).addedCount == 1)
        #expect(try input(of: "new-model", at: WallTime(iso: "2026-11-30T12:00:00Z")) == "1")
        #expect(try input(of: "new-model", at: WallTime(iso: "2026-12-01T00:00:00Z")) == "9")
    }

    @Test func aListOfOnesOwnCountsAsWrittenByHand() throws {
        let result = try take("# mine\nclaude-sonnet-4-5 3.5 15\n")
        #expect(result.file == home.root + "/prices.txt" && result.addedCount == 1)
        #expect(try input(of: "claude-sonnet-4-5") == "3.5")
    }

    @Test func aDryRunChangesNothing() throws {
        #expect(try take(Self.liteLLM, isDry: true).addedCount == 1)
        #expect(try !SystemDisk().exists(home.root))
    }

    @Test func whatCannotBeUnderstoodChangesNothing() throws {
        _ = try take("mine 1 2\n")
        for text in ["mine one two", "{\"a\":", "", "[]"] where !text.isEmpty {
            let error = #expect(throws: IndexerError.self) { try take(text) }
            #expect(error?.description.contains("/list: ") ?? false && error?.hint != nil)
        }
        #expect(try input(of: "mine") == "1")
    }

    @Test func theOldListStaysWhereTheNewOneCannotBeWritten() throws {
        _ = try take("mine 1 2\n")
        try FaultyDisk.sweep(.fail(.noSpace)) { disk in
            do { _ = try take("mine 3 4\n", on: disk) } catch is IndexerError {}
            let found = try input(of: "mine")
            #expect(found == "1" || found == "3")
            #expect(try SystemDisk().list(home.root) == ["prices.txt"])
            _ = try take("mine 1 2\n")
        }
    }
}
