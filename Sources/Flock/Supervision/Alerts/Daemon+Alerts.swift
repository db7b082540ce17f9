import Control
import Domain
import JSON
import Settings

/// What is asked of alerts.
extension Daemon {
    /// Tries one channel or all of them, and answers when each has been.
    func testAlerts(_ name: String?, _ call: DirectiveCall) -> DirectiveAnswer? {
        let channels = alerts.channels.filter { name == nil || $0.name == name }
        guard !channels.isEmpty else {
            let told = name.map { "no channel \"\($0)\"" } ?? "no channel is set up"
            return .refused(.noTarget, told, hint: "see: roost help alert test, and alerts.NAME.kind in config.toml")
        }
        var results: [(name: String, trouble: String?)] = []
        alerts.test(channels) { [unowned self] name, trouble in
            results.append((name, trouble))
            guard results.count == channels.count else { return }
            settle(call, Self.answer(results.sorted { $0.name < $1.name }))
        }
        return nil
    }

    private static func answer(_ results: [(name: String, trouble: String?)]) -> DirectiveAnswer {
        let text = results.map { "\($0.name): \($0.trouble ?? "told")" }.joined(separator: "\n")
        let channels = results.map { result -> JSONValue in
            .object([
                "channel": .string(result.name), "ok": .bool(result.trouble == nil),
                "trouble": JSONValue(result.trouble),
            ])
        }
        let data: JSONObject = ["channels": .array(channels)]
        guard results.contains(where: { $0.trouble != nil }) else { return .done(text, data: data) }
        return .refused(.failed, text, data: data)
    }

    /// For whoever asks how the daemon is.
    var alertStanding: [JSONObject] {
        alerts.standing.map { entry in
            [
                "channel": .string(entry.channel.name), "kind": .string(entry.channel.kind.rawValue),
                "on": .array(AlertKind.allCases.filter(entry.channel.kinds.contains).map { .string($0.rawValue) }),
                "quiet_hours": JSONValue(entry.channel.quietHours?.description),
                "waiting": .integer(Int64(entry.waiting)), "trouble": JSONValue(entry.trouble),
            ]
        }
    }
}
