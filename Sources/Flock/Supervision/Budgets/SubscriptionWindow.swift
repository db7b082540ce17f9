package import Control
package import Domain
package import JSON

/// How much of what an account may use within a while is used, as its agents were told: five hours, a week.
package struct SubscriptionWindow: Hashable, Sendable {
    package let account: String
    /// `five_hour`, `seven_day`, as the agent names it.
    package let kind: String
    package let status: String?
    /// A part of one, as the agent wrote it.
    package let utilization: String?
    package let resetsAt: WallTime?
    package let toldAt: WallTime

    /// Nothing where it tells of no limit.
    package init?(_ event: LiveEvent, account: String) {
        guard event.type == "rate_limit", let kind = event.data["kind"]?.stringValue else { return nil }
        self.account = account
        self.kind = kind
        status = event.data["status"]?.stringValue
        utilization = event.data["utilization"]?.stringValue
        resetsAt =
            Deliberate.ignore(because: "a window that names no end is told without one") { () throws(FieldError) in
                try Fields(event.data).optional("resets_at", .time)
            } ?? nil
        toldAt = event.place.at
    }

    package var text: String {
        let parts = [percent.map { "\($0) used" }, status, resetsAt.map { "until \($0)" }].compactMap { $0 }
        return "\(account), \(name): \(parts.joined(separator: ", "))"
    }

    package var json: JSONObject {
        JSONObject(present: [
            ("account", .string(account)), ("window", .string(kind)), ("status", JSONValue(status)),
            ("utilization", JSONValue(utilization)), ("resets_at", JSONValue(resetsAt?.iso)),
            ("told_at", .string(toldAt.iso)),
        ])
    }

    private var name: String {
        switch kind {
        case "five_hour": "five hours"
        case "seven_day": "week"
        default: kind
        }
    }

    /// Claude tells a part of one, and Codex, which has its own names for the windows, per cents.
    private var percent: String? {
        guard let utilization else { return nil }
        guard kind != "primary", kind != "secondary" else { return "\(utilization) %" }
        // Money counts in billionths, which is fine enough for a hundredth.
        let part = Deliberate.ignore(because: "what is no number is told as it came") { () throws(MoneyError) in
            try Money(dollars: utilization).nanodollars
        }
        return part.map { "\($0 / 10_000_000) %" } ?? utilization
    }
}
