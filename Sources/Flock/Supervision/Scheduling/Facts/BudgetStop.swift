import Domain
package import JSON

/// By which budget a run was stopped.
package struct BudgetStop: Hashable, Sendable {
    /// `run`, `task`, `day`
    package let scope: String
    package let why: String

    package init(scope: String, why: String) {
        self.scope = scope
        self.why = why
    }

    init(_ fields: Fields) throws(FieldError) {
        scope = try fields.required("scope", .text)
        why = try fields.required("why", .text)
    }

    package var json: JSONObject { ["scope": .string(scope), "why": .string(why)] }

    /// Whether another run could spend the same once more: then a person has to say whether it shall.
    var isOfRun: Bool { scope == "run" }
}
