import Domain
import JSON
import Testing

@testable import Supervision

@Suite struct OwedAlertsTests {
    private func owed(_ lines: [(String, OwedAlerts.Step, String)]) -> OwedAlerts {
        var owed = OwedAlerts()
        for (index, line) in lines.enumerated() {
            let data = OwedAlerts.data(AlertScene.alert(line.0), by: line.2, line.1)
            owed.take(AlertScene.event(index + 1, .alert, data))
        }
        return owed
    }

    @Test func whatWasToldOrGivenUpIsNotOwed() {
        let owed = owed([
            ("a", .owed, "phone"), ("a", .owed, "mail"), ("b", .owed, "phone"), ("a", .told, "phone"),
            ("b", .gaveUp, "phone"),
        ])
        #expect(owed.waiting.map { "\($0.alert.key) \($0.channel)" } == ["a mail"] && owed.told == ["a", "b"])
        #expect(OwedAlerts(json: owed.json) == owed)
    }

    @Test func whatIsNoAlertChangesNothing() {
        var owed = OwedAlerts()
        owed.take(AlertScene.event(1, .alert, ["target": "phone", "details": ["step": "owed"]]))
        owed.take(AlertScene.event(2, .system, ["event_type": "reloaded"]))
        let test = Alert(nil, key: "test:1", level: .info, "a test", at: AlertScene.start)
        owed.take(AlertScene.event(3, .alert, OwedAlerts.data(test, by: "phone", .told)))
        #expect(owed.isEmpty && OwedAlerts(json: ["owed": [["target": "phone"]], "told": [7]]).isEmpty)
    }

    @Test func neitherGrowsForEver() {
        let many = owed((0..<1_200).map { ("k\($0)", .owed, "phone") })
        #expect(many.waiting.count == 1_000 && many.told.count == AlertLimits.toldMax)
        #expect(many.waiting.first?.alert.key == "k200")
    }
}
