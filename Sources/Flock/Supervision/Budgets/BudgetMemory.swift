package import Domain
package import JSON

/// What holds of budgets beyond the life of a daemon: what was told already, and what a person has raised. It stands in
/// the journal, so that no restart tells of anything twice.
package struct BudgetMemory: Hashable, Sendable {
    /// Of one budget in one unit.
    package struct Key: Hashable, Comparable, Sendable {
        package let scope: BudgetScope
        package let unit: BudgetUnit

        package init(_ scope: BudgetScope, _ unit: BudgetUnit) {
            self.scope = scope
            self.unit = unit
        }

        /// Nothing where the text names none.
        init?(_ text: String) {
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let scope = BudgetScope(parts[0]), let unit = BudgetUnit(rawValue: parts[1]) else {
                return nil
            }
            self.init(scope, unit)
        }

        var text: String { "\(scope.text)/\(unit.rawValue)" }

        package static func < (left: Key, right: Key) -> Bool { left.text < right.text }
    }

    /// The highest level that was told of, under that limit: under another one it is told anew.
    package struct Told: Hashable, Sendable {
        var limit: Int64
        var level: BudgetLevel
        /// Whether it was told that responses without a price are among what was spent.
        var isUnpriced = false
    }

    /// When the day began that the rest of it is about.
    package var day: WallTime?
    package var raised: [BudgetScope: BudgetLimit] = [:]
    package var told: [Key: Told] = [:]

    package init() {}

    /// What a newer program wrote, and this one does not know, is left out: it is then told once more.
    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        day = try fields.optional("day", .time)
        for field in try fields.optional("raised", .object)?.fields ?? [] {
            guard let scope = BudgetScope(field.key), let limit = field.value.objectValue else { continue }
            raised[scope] = try BudgetLimit(Fields(limit), moneyKey: "nanodollars", tokensKey: "tokens")
        }
        for field in try fields.optional("told", .object)?.fields ?? [] {
            guard let key = Key(field.key), let object = field.value.objectValue else { continue }
            let told = Fields(object)
            guard let level = BudgetLevel(rawValue: try told.required("level", .text)) else { continue }
            self.told[key] = Told(
                limit: try told.required("limit", .count),
                level: level,
                isUnpriced: try told.optional("unpriced", .bool) ?? false
            )
        }
    }

    package var isEmpty: Bool { raised.isEmpty && told.isEmpty }

    package var json: JSONObject {
        let raised = raised.sorted { $0.key < $1.key }.map { scope, limit in
            let fields = limit.fields(moneyKey: "nanodollars", tokensKey: "tokens")
            return (scope.text, JSONValue.object(JSONObject(present: fields)))
        }
        let told = told.sorted { $0.key < $1.key }.map { key, told in
            let fields: [(String, JSONValue)] = [
                ("limit", .integer(told.limit)), ("level", .string(told.level.rawValue)),
                ("unpriced", told.isUnpriced ? true : .null),
            ]
            return (key.text, JSONValue.object(JSONObject(present: fields)))
        }
        return JSONObject(present: [
            ("day", JSONValue(day?.iso)),
            ("raised", raised.isEmpty ? .null : .object(JSONObject(raised))),
            ("told", told.isEmpty ? .null : .object(JSONObject(told))),
        ])
    }

    /// Another day: what was raised and told of the last one is over.
    mutating func begin(day: WallTime) {
        guard self.day != day else { return }
        self.day = day
        forget(.day)
    }

    mutating func forget(_ scope: BudgetScope) {
        raised[scope] = nil
        for unit in BudgetUnit.allCases { told[Key(scope, unit)] = nil }
    }
}
