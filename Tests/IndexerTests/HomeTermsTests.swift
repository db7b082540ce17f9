import Decoding
import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

/// What changes of a home's own terms while somebody keeps the index up to date.
@Suite struct HomeTermsTests {
    private let home: IndexedHome
    private let disk = SystemDisk()

    init() throws { home = try IndexedHome(for: "HomeTermsTests") }

    private func write(_ text: String, to file: String) throws {
        try disk.replaceFile("\(home.paths.home.root)/\(file)", with: Array(text.utf8))
    }

    private func spent() throws -> [[Value]] { try home.rows("SELECT estimated_cost_nanodollars FROM api_calls") }

    private func markers() throws -> [[Value]] {
        try home.rows("SELECT message FROM run_events WHERE type = 'marker'")
    }

    @Test func aNewListOfPricesHoldsForWhatWasCountedAndForWhatComes() throws {
        try home.record(ClaudeTalk.lines())
        var index: HomeIndex? = try home.open()
        var heard: [HomeTerms] = []
        index?.hearTerms = { heard.append($0) }
        _ = try index?.pass()
        let before = try spent()
        try write("claude-sonnet-4-5 1 2 0 0 0\n", to: HomePrices.userFile)
        #expect(try index?.pass().notices == [])
        // 25 at one dollar a million, 120 at two, and what was cached at nothing.
        let after = try spent()
        #expect(after == [[.integer(25_000 + 240_000)]] && after != before)
        #expect(heard.count == 1)
        try home.record(ClaudeTalk.lines("c-2", message: "msg_2"))
        _ = try index?.pass()
        #expect(try spent() == [[.integer(265_000)], [.integer(265_000)]])
        index = nil
        #expect(IndexedHome.difference(try home.rebuilt(), try home.dump()) == [])
        #expect(heard.count == 1)
    }

    @Test func otherMarkersAreLookedForInWhatWasReadAndInWhatComes() throws {
        try home.record(["NOTE: one", "SAID: two"], by: .shell)
        let index = try home.open()
        _ = try index.pass()
        #expect(try markers() == [])
        try write("[record]\nmarkers = [\"NOTE:\"]\n", to: "config.toml")
        _ = try index.pass()
        #expect(try markers() == [[.text("one")]])
        try write("[record]\nmarkers = [\"SAID:\"]\n", to: "config.toml")
        try home.record(["SAID: three"], by: .shell)
        _ = try index.pass()
        #expect(try Set(markers().map { "\($0)" }) == ["\([Value.text("two")])", "\([Value.text("three")])"])
    }

    @Test func whatCannotBeUnderstoodChangesNothingAndIsSaid() throws {
        try home.record(ClaudeTalk.lines())
        let index = try home.open()
        _ = try index.pass()
        let before = try spent()
        try write("claude-sonnet-4-5 is cheap\n", to: HomePrices.userFile)
        let report = try index.pass()
        #expect(report.isComplete && report.notices.count == 1)
        #expect(report.notices.first?.contains("prices.txt") == true)
        #expect(try spent() == before)
    }
}
