import Store
import Testing

/// One question that seed 003 asks, and its answer over the rows of `FilledIndex`.
struct SeedQuery: Sendable, CustomTestStringConvertible {
    /// In words, as the seed has them.
    let name: String
    /// As the seed prints it, made a whole statement where it prints a condition; nothing where it only describes it.
    let printed: String?
    /// As it is shipped, with the values in their places.
    let text: String
    let expected: [[Value]]

    init(_ name: String, printed: String? = nil, with values: [String: String] = [:], gives expected: [[Value]]) {
        let shipped = ShippedQuery.all.first { $0.name == name.split(separator: " ").joined(separator: "-") }
        self.name = name
        self.printed = printed
        text = values.reduce(shipped?.text ?? "") { text, value in
            text.split(separator: ":" + value.key, omittingEmptySubsequences: false)
                .joined(separator: "'\(value.value)'")
        }
        self.expected = expected
    }

    var testDescription: String { name }
}
