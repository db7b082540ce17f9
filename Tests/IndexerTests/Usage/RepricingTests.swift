import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct RepricingTests {
    @Test func costsFollowTheListsOfPrices() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        try home.pass()
        let query = "SELECT sum(estimated_cost_nanodollars), sum(calls), sum(unpriced_calls) FROM usage_rollups"
        #expect(try home.rows(query) == [[.integer(1_905_000), .integer(1), .integer(0)]])

        let list = home.fixture.scratch.path("mine.txt")
        try SystemDisk().createFile(list, with: Array("claude-sonnet-4-5 1 2 0 - -\n".utf8))
        _ = try PriceListImport.run(list, into: home.paths.home, on: SystemDisk())
        try home.pass()
        #expect(try home.rows(query) == [[.integer(25 * 1_000 + 120 * 2_000), .integer(1), .integer(0)]])
        #expect(
            try home.rows("SELECT estimated_cost_nanodollars FROM tasks") == [[.integer(25 * 1_000 + 120 * 2_000)]]
        )
        #expect(
            try home.rows("SELECT input, output, origin FROM prices WHERE model = 'claude-sonnet-4-5'")
                == [[.integer(1_000_000_000), .integer(2_000_000_000), .text("user")]]
        )
        let live = try home.dump()
        #expect(try home.rebuilt() == live)
    }
}
