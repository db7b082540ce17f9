import Domain
import JSON
import Journal
import Testing

@testable import Indexer

@Suite struct ErasePlanTests {
    private let plan: ErasePlan

    init() throws {
        plan = ErasePlan(
            at: WallTime(nanoseconds: 1_795_262_400_000_000_000),
            session: try SessionID("ses-2026-11-21-a1b2c3"),
            message: "Erased a secret at 2 places in 1 files.",
            details: ["what": "secret"],
            copies: [ErasePlan.Copy(path: "/h/a", made: "/h/.a.erasing")],
            removals: ["/h/b"],
            refs: [EraseFindings.Refs(repository: "/repo", refs: ["refs/roost/run-1/1"])]
        )
    }

    @Test func itReadsBackAsItWasWritten() throws { #expect(try ErasePlan(parsing: plan.bytes) == plan) }

    @Test(arguments: ["layoutVersion", "at", "session", "message", "details", "copies", "removals", "refs"])
    func withoutAFieldItIsNone(_ field: String) throws {
        var json = plan.json
        json[field] = nil
        let bytes = JSONWriter.bytes(.object(json))
        #expect(throws: JournalError.self) { try ErasePlan(parsing: bytes) }
        json[field] = .array([.integer(1)])
        let odd = JSONWriter.bytes(.object(json))
        #expect(throws: JournalError.self) { try ErasePlan(parsing: odd) }
    }
}
