/// A question that comes with Roost: those of seed 003, and what was wrong in one of them is right here: the precedence
/// of a product, days that end at midnight in Greenwich, a column that two tables have. A day is given by its two ends,
/// so that it is the day of any place, and an index finds it.
package struct ShippedQuery: Hashable, Sendable {
    package let name: String
    /// The question in words.
    package let answers: String
    /// What stands in it as `:task`, in the order in which it is given.
    package let parameters: [String]
    package let text: String

    init(_ name: String, answers: String, parameters: [String] = [], _ text: String) {
        self.name = name
        self.answers = answers
        self.parameters = parameters
        self.text = text
    }

    package static let all =
        sessions + triggers + decisions + tasks + workers + usage + worktrees + events + conversations
}
