/// What the responses of one task, model, worker, day, agent or outcome took.
package struct CostRow: Hashable, Sendable {
    /// Nothing where what the costs are put together by is not known, and for the worker of what was imported.
    package let key: String?
    /// The title of a task; of what was imported, when workers are asked for, the agent that it came from.
    package let title: String?
    package let sums: CostSums

    package init(key: String?, title: String? = nil, sums: CostSums) {
        self.key = key
        self.title = title
        self.sums = sums
    }
}
