import Domain
import JSON
import Testing

@testable import Queries

@Suite struct AgentWordsTests {
    private func text(_ type: String, _ message: String, _ data: String) throws -> String {
        AgentWords.text(
            of: RecordedEvent(
                origin: .agent,
                owner: "run-1",
                task: nil,
                at: WallTime(nanoseconds: 0),
                type: type,
                severity: "info",
                component: nil,
                message: message,
                details: try JSONReader.read(data),
                stackTrace: nil
            )
        )
    }

    @Test func whatTheDataSaysMoreIsSaidBehindTheMessage() throws {
        #expect(try text("turn_ended", "success", #"{"text":"Done.","turns":3}"#) == "success: Done.")
        #expect(try text("turn_ended", "", #"{"errors":["a","b"],"text":""}"#) == "a, b")
        #expect(
            try text("rate_limit", "five_hour, rejected", #"{"resets_at":"2026-11-21T10:00:00.000Z"}"#)
                == "five_hour, rejected: until 2026-11-21T10:00:00.000Z"
        )
        #expect(try text("permission_denied", "Bash", #"{"reason":"not in the list"}"#) == "Bash: not in the list")
        #expect(try text("retry", "overloaded", #"{"attempt":2,"attempts_max":10}"#) == "overloaded: attempt 2 of 10")
        #expect(try text("api_error", "refused", #"{"status":529}"#) == "refused: status 529")
        #expect(try text("compaction", "began", #"{"trigger":"auto"}"#) == "began: auto")
    }

    @Test func whereThereIsNoMessageTheDataIsTold() throws {
        #expect(try text("something", "", #"{"a":1}"#) == "a=1")
        #expect(try text("something", "It is.", #"{"a":1}"#) == "It is.")
        #expect(try text("retry", "", "null") == "")
    }
}
