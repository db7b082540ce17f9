package import Domain
package import JSON

/// What holds for all tasks, and beyond the life of a daemon: it stands in the journal whenever it changes.
package struct DispatchStanding: Hashable, Sendable {
    /// Who said that nothing is to be started.
    package var pausedBy: String?
    /// How many slots a person asked for, in place of what the settings say.
    package var slots: Int?
    package var rateLimits: [RateLimited: WallTime] = [:]
    /// Nothing is started before that: too many starts came to nothing.
    package var brokenUntil: WallTime?
    /// When the latest of those did.
    package var failedStarts: [WallTime] = []
    package var budgets = BudgetMemory()

    package init() {}

    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        pausedBy = try fields.optional("paused_by", .text)
        slots = try fields.optional("slots", .count).map { Int($0) }
        let limits = Fields(try fields.optional("rate_limits", .object) ?? JSONObject())
        for key in try fields.optional("rate_limits", .object)?.keys ?? [] {
            // One that a newer program wrote is no limit that this one could keep to.
            if let limited = RateLimited(key) { rateLimits[limited] = try limits.required(key, .time) }
        }
        brokenUntil = try fields.optional("broken_until", .time)
        budgets =
            try fields.optional("budgets", .object).map { (object) throws(FieldError) in
                try BudgetMemory(json: object)
            } ?? BudgetMemory()
        let times = try fields.optional("failed_starts", .texts) ?? []
        for index in times.indices {
            failedStarts.append(try Fields(["failed_starts": .string(times[index])]).required("failed_starts", .time))
        }
    }

    package var json: JSONObject {
        let limits = rateLimits.sorted { $0.key < $1.key }.map { ($0.key.text, JSONValue.string($0.value.iso)) }
        return JSONObject(present: [
            ("paused_by", JSONValue(pausedBy)),
            ("slots", JSONValue(slots)),
            ("rate_limits", limits.isEmpty ? .null : .object(JSONObject(limits))),
            ("broken_until", JSONValue(brokenUntil?.iso)),
            ("failed_starts", failedStarts.isEmpty ? .null : .array(failedStarts.map { .string($0.iso) })),
            ("budgets", budgets.isEmpty ? .null : .object(budgets.json)),
        ])
    }
}
