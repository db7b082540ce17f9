import Store

/// A question that comes with Roost, for those who do not know the store.
package struct NamedQuestion: Hashable, Sendable {
    package let name: String
    /// The question in words.
    package let answers: String
    /// What it takes, in this order.
    package let parameters: [String]
    package let text: String

    package static let all = ShippedQuery.all.map {
        NamedQuestion(name: $0.name, answers: $0.answers, parameters: $0.parameters, text: $0.text)
    }
}
