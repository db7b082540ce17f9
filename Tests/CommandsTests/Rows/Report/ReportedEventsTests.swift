import Domain
import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct ReportedEventsTests {
    private func line(_ type: String, _ message: String, _ data: JSONObject = [:]) throws -> String {
        var event = try LogFixture.event(type, message)
        event.data = data
        return ReportedEvents.line(of: event)
    }

    @Test func whatTheDaemonSaysOfItselfIsSaidInFull() throws {
        let told = try line("system", "the daemon has started (pid 7)", ["event_type": "daemon_started"])
        #expect(told == "2026-11-21T01:02:03.456Z info system daemon_started  the daemon has started (pid 7)")
    }

    @Test(
        arguments: [
            ("system", "question_asked"), ("system", "reload_failed"), ("system", "of a newer daemon"), ("system", nil),
            ("directive", "daemon_started"), ("decision", nil), ("task_changed", nil),
        ] as [(String, String?)]
    )
    func ofAllElseOnlyItsTypeIsSaid(type: String, kind: String?) throws {
        let told = try line(type, "the secret plan", JSONObject(present: [("event_type", JSONValue(kind))]))
        #expect(told == ["2026-11-21T01:02:03.456Z", "info", type, kind].compactMap { $0 }.joined(separator: " "))
    }
}
