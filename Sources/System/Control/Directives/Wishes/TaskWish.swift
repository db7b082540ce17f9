package import Domain
package import JSON

/// A task as somebody wants it; what is not named is left to the daemon, or in a change as it was.
package struct TaskWish: Hashable, Sendable {
    package var id: TaskID?
    package var title: String?
    package var priority: Int64?
    /// A name of `[agents.NAME]`, or a kind of agent.
    package var agent: String?
    /// The prompt; of a shell the command.
    package var text: String?
    /// An absolute path.
    package var repository: String?
    package var base: String?
    package var after: [TaskID]?
    /// The paths of the repository that it writes.
    package var scope: [String]?
    package var model: String?
    package var timeoutSeconds: Int64?
    package var steps: [TaskStep]?
    package var attemptsMax: Int64?
    package var account: String?
    package var isHeld: Bool?
    /// What all its runs may spend.
    package var budget: Money?
    package var budgetTokens: Int64?

    package static let priorities: ClosedRange<Int64> = -1_000_000...1_000_000
    package static let attempts: ClosedRange<Int64> = 1...1_000
    package static let tokens: ClosedRange<Int64> = 0...Int64.max

    package init() {}

    /// Of what stands in the data, but for the id.
    init(_ fields: Fields) throws(FieldError) {
        title = try fields.optional("title", .text)
        priority = try fields.optional("priority", .integer)
        agent = try fields.optional("agent", .text)
        text = try fields.optional("text", .text)
        repository = try fields.optional("repository", .text)
        base = try fields.optional("base", .text)
        after = try fields.optional("after", .tasks)
        scope = try fields.optional("scope", .texts)
        model = try fields.optional("model", .text)
        timeoutSeconds = try fields.optional("timeoutSec", .count)
        steps = try fields.optional("steps", .steps)
        attemptsMax = try fields.optional("attemptsMax", .integer)
        account = try fields.optional("account", .text)
        isHeld = try fields.optional("hold", .bool)
        budget = try fields.optional("budgetUsd", .budget)
        budgetTokens = try fields.optional("budgetTokens", .count)
        if let repository, !repository.hasPrefix("/") { throw .wrong("repository", expected: "an absolute path") }
    }

    /// The data of a directive that asks for it.
    package var data: JSONObject {
        var object = JSONObject()
        object["id"] = id.map { .string($0.text) }
        object["title"] = title.map { .string($0) }
        object["priority"] = priority.map { .integer($0) }
        object["agent"] = agent.map { .string($0) }
        object["text"] = text.map { .string($0) }
        object["repository"] = repository.map { .string($0) }
        object["base"] = base.map { .string($0) }
        object["after"] = after.map { .array($0.map { .string($0.text) }) }
        object["scope"] = scope.map { .array($0.map { .string($0) }) }
        object["model"] = model.map { .string($0) }
        object["timeoutSec"] = timeoutSeconds.map { .integer($0) }
        object["steps"] = steps.map { .array($0.map { .string($0.rawValue) }) }
        object["attemptsMax"] = attemptsMax.map { .integer($0) }
        object["account"] = account.map { .string($0) }
        object["hold"] = isHeld.map { .bool($0) }
        object["budgetUsd"] = budget.map { .string($0.exactText) }
        object["budgetTokens"] = budgetTokens.map { .integer($0) }
        return object
    }

    /// The fields that a task can be changed in, but for its text, which may also be given in words. Holding and
    /// releasing one are directives of their own.
    static let fields: [DirectiveField] = [
        .named("title", .text), .named("priority", .integer(priorities)), .named("agent", .id("name of an agent")),
        .named("repository", .text), .named("base", .text), .named("after", .ids("task id")),
        .named("scope", .texts), .named("model", .text), .named("timeoutSec", .seconds), .named("steps", .texts),
        .named("attemptsMax", .integer(attempts)), .named("account", .text), .named("budgetUsd", .text),
        .named("budgetTokens", .integer(tokens)),
    ]
    /// The fields of one that is added.
    static let fieldsOfNew: [DirectiveField] = [.named("id", .id("task id"))] + fields + [.named("hold", .flag)]
}

extension FieldShape where Value == [TaskID] {
    fileprivate static var tasks: FieldShape {
        FieldShape(expected: "a list of task ids") { value in
            value.arrayValue.flatMap { elements in
                let ids = elements.compactMap { element in
                    Deliberate.ignore(because: "the error of the field tells it") { () throws(IdentifierError) in
                        try TaskID(element.stringValue ?? "")
                    }
                }
                return ids.count == elements.count ? ids : nil
            }
        }
    }
}

extension FieldShape where Value == [TaskStep] {
    fileprivate static var steps: FieldShape {
        let words = TaskStep.allCases.map(\.rawValue).joined(separator: ", ")
        return FieldShape(expected: "a list of steps, each one of: \(words)") { value in
            value.arrayValue.flatMap { elements in
                let steps = elements.compactMap { $0.stringValue.flatMap(TaskStep.init(rawValue:)) }
                return steps.count == elements.count && !steps.isEmpty ? steps : nil
            }
        }
    }
}
