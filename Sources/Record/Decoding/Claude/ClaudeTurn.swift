import Domain

/// What the line at the end of a turn says that its responses took together.
///
/// Without partial messages the lines of a response carry the usage with which it began: two tokens of output, say,
/// where there are a hundred in the end. Only the result knows the sum.
struct ClaudeTurn {
    /// Of the main thread, since the last result.
    private var models: Set<String> = []

    mutating func told(_ report: UsageReport) {
        if !report.isSidechain, let model = report.model { models.insert(model) }
    }

    /// The sums that a result tells, one for each model, and the next turn begins.
    ///
    /// `total_cost_usd` and `modelUsage` count from the start of the process, or since 2.1.277 of the conversation
    /// that it resumes: no sum can be had from them. What is new is `model_usage_since_last_result` (2.1.329), which
    /// has sub-agents too; older versions tell it of the main thread alone, in `usage`.
    mutating func ended(by line: LineNode, _ origin: LineOrigin, at time: WallTime?) -> [UsageReport] {
        defer { models = [] }
        let turn = ClaudeResult.turn(line, origin)
        if let models = line["model_usage_since_last_result"] {
            return models.children.map { node in
                let cost = node["costBasis"]?.says("unknown") == true ? nil : node["costUSD"]?.money
                return sum(turn, origin, node.key, at: time, ClaudeUsage(sum: node), cost: cost)
            }
        }
        guard let node = line["usage"] else { return [] }
        let told = ClaudeUsage(node)
        guard told.usage != .none else { return [] }
        return [sum(turn, origin, onlyModel(line), at: time, told, cost: nil)]
    }

    private func sum(
        _ turn: String,
        _ origin: LineOrigin,
        _ model: String?,
        at time: WallTime?,
        _ told: ClaudeUsage,
        cost: Money?
    ) -> UsageReport {
        UsageReport(
            response: nil,
            conversation: origin.conversation,
            model: model,
            at: time,
            usage: told.usage,
            scope: .total(part: turn),
            terms: told.terms,
            reportedCost: cost
        )
    }

    /// The model of a sum over the main thread; none where it had several, since a wrong price is worse than none.
    private func onlyModel(_ line: LineNode) -> String? {
        if let model = models.first { return models.count == 1 ? model : nil }
        let summed = line["modelUsage"].map { Array($0.children) } ?? []
        return summed.count == 1 ? summed[0].key : nil
    }
}
