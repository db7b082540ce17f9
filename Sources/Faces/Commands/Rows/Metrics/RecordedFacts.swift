import Domain
import Queries

/// What the record says that is measured.
struct RecordedFacts {
    let dayMoneyMax: Money?
    let dayTokensMax: Int64?
    var counts = RecordCounts()
    /// By model.
    var today = CostReport(rows: [], total: CostSums())
}
