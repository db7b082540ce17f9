import Store
import Testing

/// One question that seed 003 asks, and its answer over the rows of `FilledIndex`.
struct SeedQuery: Sendable, CustomTestStringConvertible {
    let name: String
    /// As the seed prints it, made a whole statement where it prints a condition; nothing where it only describes it.
    let printed: String?
    /// As it is shipped.
    let text: String
    let expected: [[Value]]

    init(_ name: String, printed: String? = nil, _ text: String, gives expected: [[Value]]) {
        self.name = name
        self.printed = printed
        self.text = text
        self.expected = expected
    }

    var testDescription: String { name }
}
