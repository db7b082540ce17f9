import Domain

/// What is counted in one conversation, response by response, and what its agent says it took in sum. Where the sum
/// is more, the remainder is counted too, until the responses that it stands for are told.
struct ConversationUsage {
    private var counted = Usage.none
    private var countedByModel: [String: Usage] = [:]
    private var totals: [Part: UsageReport] = [:]

    var hasTotals: Bool { !totals.isEmpty }

    /// The sums as they stand, one for each part and model.
    var told: [UsageReport] { Array(totals.values) }

    mutating func add(_ response: CountedResponse) {
        counted = counted.plus(response.usage)
        countedByModel[response.model ?? "", default: .none].add(response.usage)
    }

    mutating func remove(_ response: CountedResponse) {
        counted = counted.minus(response.usage)
        countedByModel[response.model ?? "", default: .none].add(Usage.none.minus(response.usage))
    }

    /// Of a part that is told again the highest counters stand: what an agent says in sum only grows.
    mutating func add(total report: UsageReport, part: String) {
        let part = Part(name: part, model: report.model.map(ModelName.plain))
        var report = report
        report.isSidechain = false
        report.sourceBegan = nil
        totals[part] = totals[part]?.joinedLate(report) ?? report
    }

    /// The remainders as responses, at most one for each model, and one for what was told without a model.
    func remainders(in conversation: String) -> [CountedResponse] {
        // By the name that the model bears in lists of prices: sources spell it differently.
        let byName = Dictionary(
            countedByModel.map { (ModelName.plain($0), $1) },
            uniquingKeysWith: { $0.plus($1) }
        )
        let models = Set(totals.keys.compactMap(\.model)).sorted()
        var remainders = models.compactMap { model in
            remainder(of: model, after: byName[model, default: .none], in: conversation)
        }
        let known = remainders.reduce(counted) { $0.plus($1.usage) }
        remainders += [remainder(of: nil, after: known, in: conversation)].compactMap(\.self)
        return remainders
    }

    private func remainder(of model: String?, after known: Usage, in conversation: String) -> CountedResponse? {
        let told = totals.filter { $0.key.model == model }.values
        guard let first = told.first else { return nil }
        var report = told.dropFirst().reduce(first) { $0.joinedLate($1) }
        report.usage = told.reduce(Usage.none) { $0.plus($1.usage) }.remainder(after: known)
        guard report.usage != .none else { return nil }
        report.reportedCost = nil
        return CountedResponse(
            report,
            key: ResponseKey(
                kind: .remainder,
                message: [conversation, model].compactMap(\.self).joined(separator: "/")
            )
        )
    }

    private struct Part: Hashable {
        let name: String
        let model: String?
    }
}

extension Usage {
    fileprivate mutating func add(_ other: Usage) { self = plus(other) }
}

extension UsageReport {
    /// Joined as two copies are, but told at the later time: a sum is known when the last of it is.
    fileprivate func joinedLate(_ other: UsageReport) -> UsageReport {
        var joined = joined(other)
        joined.at = [at, other.at].compactMap(\.self).max()
        return joined
    }
}
