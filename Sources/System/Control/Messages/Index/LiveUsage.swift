import Domain
import JSON

/// What the responses that lines have just told of took, and what that comes to. The sums are absolute, so that a fact
/// that is lost costs nothing; they are missing while the index cannot be read, and then nobody knows them.
package struct LiveUsage: Hashable, Sendable {
    /// Of the last of the lines.
    package let place: LivePlace
    package var model: String?
    /// What changed: an agent tells of a response more than once, and a later copy may say less.
    package var change = Spending.none
    package var run: Spending?
    package var task: Spending?
    package var day: Spending?

    package init(_ place: LivePlace) { self.place = place }

    init(_ fields: Fields) throws(FieldError) {
        place = try LivePlace(fields)
        model = try fields.optional("model", .text)
        change = try fields.required("change", .spending)
        run = try fields.optional("runSpent", .spending)
        task = try fields.optional("taskSpent", .spending)
        day = try fields.optional("daySpent", .spending)
    }

    var json: JSONObject {
        var object = place.json
        object["model"] = model.map { .string($0) }
        object.append("change", .object(change.json))
        object["runSpent"] = run.map { .object($0.json) }
        object["taskSpent"] = task.map { .object($0.json) }
        object["daySpent"] = day.map { .object($0.json) }
        return object
    }
}
