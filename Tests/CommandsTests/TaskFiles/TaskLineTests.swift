import Domain
import JSON
import Journal
import Testing

@testable import Commands

@Suite struct TaskLineTests {
    private func event(_ message: String, _ data: JSONObject = [:]) throws -> Event {
        Event(
            sequence: 7,
            scope: .session(try SessionID("ses-2026-11-21-aaaaaa")),
            typeText: "decision",
            level: .known(.warn),
            createdAt: WallTime(nanoseconds: 1_795_222_923_456_000_000),
            message: message,
            data: data
        )
    }

    @Test func forPeopleItIsOneLineThatAnyTerminalShows() throws {
        let line = String(decoding: TaskLine.text(try event("Retry\n\u{1B}[2J.")), as: UTF8.self)
        #expect(line == "2026-11-21T01:02:03.456Z warn decision Retry\\n\\e[2J.\n")
    }

    @Test func theDataStandsAtTheEnd() throws {
        let line = String(decoding: TaskLine.text(try event("Retry.", ["left": 2])), as: UTF8.self)
        #expect(line.hasSuffix(" Retry. {\"left\":2}\n"))
    }

    @Test func forProgramsItIsTheEventWithoutASum() throws {
        let event = try event("Retry\n.", ["left": 2])
        let line = TaskLine.json(event)
        #expect(line.last == UInt8(ascii: "\n"))
        #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        #expect(try JSONReader.read(line)["sum"] == nil)
        let read = try line.withUnsafeBytes { try EventCodec.event(of: $0, file: "f") }
        #expect(read == event)
    }
}
