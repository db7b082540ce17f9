import Domain
import JSON
import Testing

@testable import Decoding

@Suite struct EventLineTests {
    private func facts(_ object: JSONObject) -> [Fact] { EventLine(LogFields(object), bytes: 0..<1).facts }

    @Test func detailsThatAreNoObjectAreKeptBesideTheRest() {
        let facts = facts(["event_type": "error", "message": "m", "details": "text", "extra": 1])
        guard case .logged(let line)? = facts.first else { return #expect(Bool(false), "\(facts)") }
        #expect(line.data["details"]?["details"] == "text" && line.data["details"]?["extra"] == 1)
    }

    @Test func aCallThatFailedIsAnEventToo() {
        let facts = facts(["type": "api_call", "model": "m", "worker_id": "w", "error_message": "overloaded"])
        #expect(facts.count == 3)
        guard case .logged(let line) = facts[1] else { return #expect(Bool(false), "\(facts)") }
        #expect(line.level == "error" && line.message == "overloaded")
    }

    @Test func hugeCountsDoNotOverflow() {
        let facts = facts([
            "type": "api_call", "model": "m", "tokens_input": .integer(.max), "tokens_output": .integer(.max),
            "tokens_total": .integer(.max),
        ])
        guard case .usage(let report)? = facts.last else { return #expect(Bool(false), "\(facts)") }
        #expect(report.usage.input == .max)
    }
}
