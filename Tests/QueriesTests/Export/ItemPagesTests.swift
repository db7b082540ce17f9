import TestSupport
import Testing

@testable import Queries

@Suite struct ItemPagesTests {
    @Test func rowsOfOneMomentAreToldOnceAcrossPages() throws {
        let story = try StoryRecord(for: "ItemPagesTests")
        let rows = (0..<700).map {
            "(\(9_000 + $0), 'run-4', 'roost', \($0), '2026-11-21T09:00:00.000Z', 't', 'info', '', NULL)"
        }
        try story.add("INSERT INTO run_events VALUES" + rows.joined(separator: ","))
        var pages = story.record.exported(eventsOf: "run-4")
        var count = 0
        while try pages.next() != nil { count += 1 }
        #expect(count == 700)
        #expect(try pages.next() == nil)
    }
}
