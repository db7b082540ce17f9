import Domain

/// What the lines of a live stream told of the responses of the turn that goes on, so that the line at its end can be
/// held against it.
///
/// Without partial messages the lines of a response carry the usage with which it began: two tokens of output, say,
/// where there are a hundred in the end. Only the result knows the sum.
struct ClaudeTurn {
    private var responses: [String: Told] = [:]

    private struct Told {
        var model: String?
        var isSidechain: Bool
        var usage: Usage
        var webSearches: Int64
    }

    /// Copies of a response are one: of each counter the highest that was told counts.
    mutating func told(_ report: UsageReport) {
        guard let id = report.response?.message else { return }
        var told =
            responses[id]
            ?? Told(model: report.model, isSidechain: report.isSidechain, usage: .none, webSearches: 0)
        told.model = told.model ?? report.model
        told.usage = Usage(
            input: max(told.usage.input, report.usage.input),
            output: max(told.usage.output, report.usage.output),
            cacheRead: max(told.usage.cacheRead, report.usage.cacheRead),
            cacheWrite5m: max(told.usage.cacheWrite5m, report.usage.cacheWrite5m),
            cacheWrite1h: max(told.usage.cacheWrite1h, report.usage.cacheWrite1h)
        )
        told.webSearches = max(told.webSearches, report.terms.webSearches)
        responses[id] = told
    }

    /// The sums that a result tells, one for each model, and the next turn begins.
    ///
    /// `total_cost_usd` and `modelUsage` count from the start of the process, or since 2.1.277 of the conversation
    /// that it resumes: no sum can be had from them. What is new is `model_usage_since_last_result` (2.1.329), which
    /// has sub-agents too; older versions tell it of the main thread alone, in `usage`.
    mutating func ended(by line: LineNode, _ origin: LineOrigin, at time: WallTime?) -> [UsageSum] {
        defer { responses = [:] }
        let turn = ClaudeResult.turn(line, origin)
        if let models = line["model_usage_since_last_result"] {
            let names = models.children.map(\.key)
            let known = Dictionary(grouping: responses.values) { Self.name(of: $0.model, among: names) }
            return models.children.map { node in
                let (model, told) = (node.key, ClaudeUsage(sum: node))
                let cost = node["costBasis"]?.says("unknown") == true ? nil : node["costUSD"]?.money
                return sum(turn, origin, model, at: time, told, cost: cost, known: known[model] ?? [])
            }
        }
        guard let node = line["usage"] else { return [] }
        let told = ClaudeUsage(node)
        guard told.usage != .none else { return [] }
        let known = responses.values.filter { !$0.isSidechain }
        return [sum(turn, origin, onlyModel(of: known, line), at: time, told, cost: nil, known: known)]
    }

    /// How the sums name the model of a response. They may add to the name that the provider answers with: the region
    /// that was asked, or the size of the context.
    private static func name(of model: String?, among names: [String]) -> String? {
        guard let model, !names.contains(model) else { return model }
        return names.first { $0.contains(model) } ?? names.first(where: model.contains)
    }

    private func sum(
        _ turn: String,
        _ origin: LineOrigin,
        _ model: String?,
        at time: WallTime?,
        _ told: ClaudeUsage,
        cost: Money?,
        known: [Told]
    ) -> UsageSum {
        UsageSum(
            turn: turn,
            conversation: origin.conversation,
            model: model,
            at: time,
            usage: told.usage,
            terms: told.terms,
            reportedCost: cost,
            known: known.reduce(.none) { $0.plus($1.usage) },
            knownWebSearches: known.reduce(0) { $0 + $1.webSearches }
        )
    }

    /// The model of a sum over the main thread; none where it had several, since a wrong price is worse than none.
    private func onlyModel(of known: [Told], _ line: LineNode) -> String? {
        let models = Set(known.compactMap(\.model))
        if let model = models.first { return models.count == 1 ? model : nil }
        let summed = line["modelUsage"].map { Array($0.children) } ?? []
        return summed.count == 1 ? summed[0].key : nil
    }
}
