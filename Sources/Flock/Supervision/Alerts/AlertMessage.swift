import Domain
package import JSON

/// Alerts as they are told: one, or several in one.
package struct AlertMessage: Hashable, Sendable {
    package let alerts: [Alert]

    package init(_ alerts: [Alert]) {
        precondition(!alerts.isEmpty, "a message tells of something")
        self.alerts = alerts
    }

    /// One line.
    package var title: String {
        let worst = alerts.max { $0.level < $1.level }
        guard alerts.count > 1, let worst else { return alerts[0].text }
        return "\(alerts.count) alerts, among them: \(worst.text)"
    }

    /// A line for each, with what to type to learn more.
    package var text: String {
        alerts.map { alert in
            let hint = alert.hint.map { " (\($0))" } ?? ""
            return (alerts.count > 1 ? "• " : "") + alert.text + hint
        }.joined(separator: "\n")
    }

    /// As Slack and its like take it. There `&`, `<` and `>` would be more than themselves.
    package var slack: JSONObject {
        let escaped = text.map { letter in
            switch letter {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            default: String(letter)
            }
        }.joined()
        let section: JSONValue = ["type": "section", "text": ["type": "mrkdwn", "text": .string(escaped)]]
        return ["text": .string(escaped), "blocks": [section]]
    }

    /// For a command: of one alert its fields, and of several all of them.
    package var json: JSONObject {
        var object = alerts[0].json
        object["text"] = .string(text)
        object["title"] = .string(title)
        object["alerts"] = .array(alerts.map { .object($0.json) })
        return object
    }

    /// A mail with its head. What would end a line of the head early is not in it.
    package func mail(to address: String) -> String {
        let subject = "[roost] \(title)".map { $0.isNewline ? " " : $0 }
        // What is beyond ASCII may stand in a head only in this form (RFC 2047).
        let coded =
            subject.allSatisfy(\.isASCII)
            ? String(subject) : "=?UTF-8?B?\(Base64.encode(Array(String(subject).utf8)))?="
        let lines = [
            "To: \(address)", "Subject: \(coded)", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit", "Auto-Submitted: auto-generated", "",
        ]
        return lines.joined(separator: "\n") + "\n\(text)\n"
    }
}
