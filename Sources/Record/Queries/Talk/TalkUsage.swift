package import Domain

/// What a response of a model took.
package struct TalkUsage: Hashable, Sendable {
    package let usage: Usage
    /// Nil where its price is not known, which is not nothing.
    package let cost: Money?

    package init(usage: Usage, cost: Money?) {
        self.usage = usage
        self.cost = cost
    }
}
