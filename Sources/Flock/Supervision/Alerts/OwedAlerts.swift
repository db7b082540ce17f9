package import Domain
package import JSON

/// What of alerts stands in the journals: which are owed to whom, and which came up already. The next daemon goes on
/// from it.
package struct OwedAlerts: Hashable, Sendable {
    /// What became of an alert, as its line says.
    package enum Step: String, TermWord, CaseIterable {
        case owed
        case told
        case gaveUp = "gave_up"
    }

    package struct Debt: Hashable, Sendable {
        package let channel: String
        package let alert: Alert
    }

    private var debts: [Debt] = []
    /// The keys of those that came up, in their order.
    package private(set) var told: [String] = []

    package init() {}

    /// In their order.
    package var waiting: [(channel: String, alert: Alert)] { debts.map { ($0.channel, $0.alert) } }

    package var isEmpty: Bool { debts.isEmpty && told.isEmpty }

    /// The data of an `alert` line.
    package static func data(_ alert: Alert, by channel: String, _ step: Step, _ more: JSONObject = [:]) -> JSONObject {
        var details = alert.json
        details["step"] = .string(step.rawValue)
        for field in more.fields { details[field.key] = field.value }
        return [
            "alert": .string(alert.word), "severity": .string(alert.level.rawValue), "target": .string(channel),
            "details": .object(details),
        ]
    }

    /// Hears of a line of a journal.
    package mutating func take(_ event: Event) {
        guard event.sessionType == .known(.alert), let channel = event.data["target"]?.stringValue,
            let details = event.data["details"]?.objectValue, let alert = Self.alert(details), alert.kind != nil,
            let step = details["step"]?.stringValue.flatMap(Step.init)
        else { return }
        note(alert.key)
        let debt = Debt(channel: channel, alert: alert)
        debts.removeAll { $0 == debt }
        if step == .owed { debts.append(debt) }
        let most = AlertLimits.waitingMax * 10
        if debts.count > most { debts.removeFirst(debts.count - most) }
    }

    // MARK: - Snapshots

    /// What cannot be read of it is left out.
    package init(json object: JSONObject) {
        for entry in object["owed"]?.arrayValue ?? [] {
            guard let channel = entry["target"]?.stringValue, let alert = entry.objectValue.flatMap(Self.alert) else {
                continue
            }
            debts.append(Debt(channel: channel, alert: alert))
        }
        for key in object["told"]?.arrayValue ?? [] { if let text = key.stringValue { note(text) } }
    }

    package var json: JSONObject {
        let owed = debts.map { debt in
            var object = debt.alert.json
            object["target"] = .string(debt.channel)
            return JSONValue.object(object)
        }
        return ["owed": .array(owed), "told": .array(told.map { .string($0) })]
    }

    private mutating func note(_ key: String) {
        guard !told.contains(key) else { return }
        told.append(key)
        if told.count > AlertLimits.toldMax { told.removeFirst(told.count - AlertLimits.toldMax) }
    }

    private static func alert(_ object: JSONObject) -> Alert? {
        Deliberate.ignore(because: "what a newer program owed, it tells itself") { () throws(FieldError) in
            try Alert(Fields(object))
        }
    }
}
