import Domain
import Store
import Testing

@testable import Indexer

@Suite struct ValidationTests {
    @Test func whatCannotBeReadIsAFinding() {
        let found = Validation(owner: "import-claude-0", kind: .imported, found: .unreadable("meta.json is no JSON"))
        #expect(found.finding == "it cannot be read: meta.json is no JSON")
        #expect(found.notice?.hasPrefix("import-claude-0 and its rows do not match: it cannot be read") == true)
    }

    @Test func whatMatchesNeedsNoNotice() {
        let comparison = RunComparison(
            directory: "/r",
            damage: nil,
            partsToldCount: 1,
            partsKeptCount: 1,
            areEqual: true
        )
        let found = Validation(owner: "run-1", kind: .live, found: .live(comparison))
        #expect(found.notice == nil)
        let time = WallTime(nanoseconds: 7_000_000)
        #expect(found.row(at: time) == ValidationRow(owner: "run-1", kind: .live, since: time, finding: nil))
    }
}
