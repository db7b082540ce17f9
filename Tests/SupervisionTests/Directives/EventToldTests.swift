import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct EventToldTests {
    @Test func whoeverSubscribesIsToldAllOfIt() throws {
        let event = Event(
            sequence: 3,
            scope: .session(try SessionID("ses-2026-11-21-abcdef")),
            typeText: "system",
            level: .known(.warn),
            createdAt: WallTime(nanoseconds: 1_795_222_923_456_000_000),
            message: "the machine slept",
            data: ["event_type": "machine_slept"]
        )
        let expected = #"""
            {"type":"system","event":"ses-2026-11-21-abcdef:event:0003","at":"2026-11-21T01:02:03.456Z","level":"warn",
            """#
        let text = JSONWriter.text(.object(event.told))
        #expect(text.hasPrefix(expected))
        #expect(text.hasSuffix(#""message":"the machine slept","data":{"event_type":"machine_slept"}}"#))
    }
}
