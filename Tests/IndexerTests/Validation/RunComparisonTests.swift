import Testing

@testable import Indexer

@Suite struct RunComparisonTests {
    private func comparison(damage: String? = nil, told: Int64 = 3, kept: Int64 = 3) -> RunComparison {
        RunComparison(
            directory: "/runs/r",
            damage: damage,
            partsToldCount: told,
            partsKeptCount: kept,
            areEqual: told == kept
        )
    }

    @Test func damagedFilesAreToldBeforeMissingRows() {
        #expect(comparison().finding == nil && comparison().isWhole)
        #expect(
            comparison(kept: 2).finding?.hasSuffix("tells 3 parts of messages, and the index has 2: roost reindex")
                == true
        )
        let damaged = comparison(damage: "stdout.log: it was edited", kept: 2)
        #expect(damaged.finding == "its files are not whole, roost verify tells more: stdout.log: it was edited")
    }
}
