package import Domain

/// What a conversation took in all.
package struct TalkTotals: Hashable, Sendable {
    package let calls: Int64
    package let usage: Usage
    /// As far as prices are known.
    package let cost: Money
    package let unpricedCalls: Int64
}
