import Decoding
import Domain
import JSON
import Store
import Testing

@testable import Indexer

@Suite struct RunEventRowJournalTests {
    private func event(_ message: String, _ data: JSONObject) throws -> Event {
        Event(
            sequence: 7,
            scope: .session(try SessionID("ses-2026-11-21-a1b2c3")),
            typeText: "worker_exited",
            level: .known(.warn),
            createdAt: WallTime(nanoseconds: 5),
            message: message,
            data: data
        )
    }

    @Test func aLineOfTheJournalKeepsItsPlaceTimeAndLevel() throws {
        let row = RunEventRow(try event("It ended.", [:]), of: "r", by: Redactor())
        #expect(row.worker == "r" && row.origin == .roost && row.sequence == 7 && row.at == WallTime(nanoseconds: 5))
        #expect(row.type == "worker_exited" && row.level == "warn" && row.message == "It ended." && row.data == nil)
    }

    @Test func secretsAreTakenOutOfTheMessageAndTheData() throws {
        let secret = "ghp_" + String(repeating: "aB3", count: 12)
        let row = RunEventRow(try event("with \(secret)", ["a": .string(secret), "b": 1]), of: "r", by: Redactor())
        #expect(!row.message.contains(secret))
        let data = try JSONReader.read(Array((row.data ?? "").utf8))
        #expect(data["b"] == 1 && data["a"]?.stringValue?.contains(secret) == false)
    }
}
