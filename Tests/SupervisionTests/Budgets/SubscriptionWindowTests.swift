import Control
import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct SubscriptionWindowTests {
    private func window(_ data: JSONObject) throws -> SubscriptionWindow? {
        let place = LivePlace(
            run: try RunID("r"),
            task: try TaskID("t"),
            channel: .stdout,
            offset: 0,
            at: SchedulerScene.start
        )
        return SubscriptionWindow(
            LiveEvent(place, type: "rate_limit", level: "info", message: "", data: data),
            account: "team"
        )
    }

    @Test func windowsAreNamedAndTheirUseIsInPerCents() throws {
        let told: [(JSONObject, String)] = [
            (
                ["kind": "five_hour", "status": "allowed", "utilization": "0.53"],
                "team, five hours: 53 % used, allowed"
            ),
            (["kind": "seven_day", "utilization": "1"], "team, week: 100 % used"),
            (["kind": "primary", "utilization": "12.5"], "team, primary: 12.5 % used"),
            (["kind": "five_hour", "utilization": "some"], "team, five hours: some used"),
            (
                ["kind": "five_hour", "status": "rejected", "resets_at": "2026-11-21T05:00:00.000Z"],
                "team, five hours: rejected, until 2026-11-21T05:00:00.000Z"
            ),
        ]
        for (data, text) in told { #expect(try window(data)?.text == text) }
        #expect(try window(["status": "rejected"]) == nil)
        #expect(try window(["kind": "five_hour", "resets_at": "soon"])?.json["resets_at"] == nil)
    }
}
