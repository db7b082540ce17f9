package import Domain

/// What one response cost: what its usage comes to by our prices, and what the agent says. Both are kept, and a
/// response without a price has no cost, which is not a cost of zero.
package struct Cost: Hashable, Sendable {
    package enum Basis: String, Hashable, Sendable { case computed, reported, unpriced }

    package let computed: Money?
    package let reported: Money?
    /// Why there is no computed cost.
    package let reason: UnpricedReason?
    /// The entry by which it was computed.
    package let entry: PriceEntry?

    init(computed: Money, reported: Money?, by entry: PriceEntry) {
        self.computed = computed
        self.reported = reported
        self.entry = entry
        reason = nil
    }

    init(unpriced reason: UnpricedReason, reported: Money?) {
        computed = nil
        self.reported = reported
        entry = nil
        self.reason = reason
    }

    package var basis: Basis { computed != nil ? .computed : reported != nil ? .reported : .unpriced }

    /// What totals are made of.
    package var amount: Money? { computed ?? reported }

    /// How much more the agent reports than we compute.
    package var drift: Money? {
        guard let computed, let reported else { return nil }
        let (drift, overflowed) = reported.nanodollars.subtractingReportingOverflow(computed.nanodollars)
        return overflowed ? nil : Money(nanodollars: drift)
    }
}
