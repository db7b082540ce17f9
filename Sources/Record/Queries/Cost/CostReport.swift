/// The answer to what model responses cost.
package struct CostReport: Hashable, Sendable {
    /// The dearest first; days in their order.
    package let rows: [CostRow]
    /// Of all rows together. A run that is in several rows counts once here.
    package let total: CostSums

    package init(rows: [CostRow], total: CostSums) {
        self.rows = rows
        self.total = total
    }
}
