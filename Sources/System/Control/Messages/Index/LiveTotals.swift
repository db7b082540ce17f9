package import Domain
import JSON

/// What was spent today, and for tasks and runs: what budgets are held against. All of it absolute, and all of it
/// unknown while the index cannot be read.
package struct LiveTotals: Hashable, Sendable {
    /// The local day that they are of.
    package var day: Range<WallTime>
    package var spentToday: Spending
    /// Of tasks that are not closed, and of those with a run that goes on.
    package var tasks: [String: Spending] = [:]
    /// Of runs that go on.
    package var runs: [String: Spending] = [:]
    /// Whether a task that is not named has spent nothing: there may be more than one frame has room for.
    package var areAll = true

    package init(day: Range<WallTime>, spentToday: Spending) {
        self.day = day
        self.spentToday = spentToday
    }

    init(_ fields: Fields) throws(FieldError) {
        let from = try fields.required("dayFrom", .time)
        let to = try fields.required("dayTo", .time)
        guard from <= to else { throw .wrong("dayTo", expected: "after dayFrom") }
        day = from..<to
        spentToday = try fields.required("daySpent", .spending)
        areAll = try fields.required("all", .bool)
        tasks = try Self.sums(try fields.required("tasks", .object), "tasks")
        runs = try Self.sums(try fields.required("runs", .object), "runs")
    }

    var json: JSONObject {
        [
            "dayFrom": .string(day.lowerBound.iso),
            "dayTo": .string(day.upperBound.iso),
            "daySpent": .object(spentToday.json),
            "all": .bool(areAll),
            "tasks": .object(Self.json(tasks)),
            "runs": .object(Self.json(runs)),
        ]
    }

    private static func sums(_ object: JSONObject, _ key: String) throws(FieldError) -> [String: Spending] {
        var sums: [String: Spending] = [:]
        for field in object.fields {
            guard let sum = field.value.objectValue else { throw .wrong(key, expected: "sums by id") }
            sums[field.key] = try Spending(Fields(sum))
        }
        return sums
    }

    private static func json(_ sums: [String: Spending]) -> JSONObject {
        JSONObject(sums.sorted { $0.key < $1.key }.map { ($0.key, .object($0.value.json)) })
    }
}
