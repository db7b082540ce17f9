import Domain
import Queries
import TestSupport
import Testing

@Suite struct OpenRecordRunSpeedTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "OpenRecordRunSpeedTests") }

    @Test func theResponsesOfARunComeOldestFirstAndNoOthers() throws {
        let found = try story.record.responses(ofRun: "run-3", limit: 10)
        #expect(found.rows.map(\.model) == ["claude-sonnet-4-5", "unheard-of"] && !found.hasMore)
        #expect(found.rows.map(\.cost) == [Money(nanodollars: 250_000_000), nil])
        #expect(found.rows.first?.usage.sum == 10)
        #expect(try story.record.responses(ofRun: "run-9", limit: 10).rows.isEmpty)
    }

    @Test func moreThanIsWantedIsSaid() throws {
        let found = try story.record.responses(ofRun: "run-3", limit: 1)
        #expect(found.rows.count == 1 && found.hasMore)
    }

    @Test func manyResponsesAreReadPageByPage() throws {
        let values = (0..<600).map { number in
            "(\(5_000 + number), 'run-1', '2026-11-21T06:17:00.\(number % 1_000 + 1_000)Z', 'm', 1)"
        }
        try story.add(
            "INSERT INTO api_calls(call_id, worker_id, timestamp, model, tokens_input) VALUES "
                + values.joined(separator: ", ")
        )
        #expect(try story.record.responses(ofRun: "run-1", limit: 1_000).rows.count == 601)
        let some = try story.record.responses(ofRun: "run-1", limit: 600)
        #expect(some.rows.count == 600 && some.hasMore)
    }

    @Test func theToolsOfARunAreToldWithWhatIsKnownOfTheirEnd() throws {
        let uses = try story.record.toolUses(ofRun: "run-1", limit: 10).rows
        #expect(uses.map(\.tool) == ["Bash"] && uses.first?.endedAt == nil)
        #expect(try story.record.toolUses(ofRun: "run-1", limit: 0).hasMore)
    }
}
