package import Domain

/// What is counted in one conversation, response by response, and what its agent says it took in sum. Where the sum
/// is more, the remainder is counted too, until the responses that it stands for are told.
package struct ConversationUsage {
    private var countedByModel: [String: Amount] = [:]
    private var totals: [Part: UsageReport] = [:]

    package init() {}

    package var hasTotals: Bool { !totals.isEmpty }

    /// The sums as they stand, one for each part and model.
    package var told: [UsageReport] { Array(totals.values) }

    package mutating func add(_ response: CountedResponse) {
        countedByModel[response.model ?? "", default: Amount()].add(Amount(response.usage, response.terms))
    }

    package mutating func remove(_ response: CountedResponse) {
        countedByModel[response.model ?? "", default: Amount()].remove(Amount(response.usage, response.terms))
    }

    /// The same for all responses of one model at once.
    package mutating func add(_ usage: Usage, webSearches: Int64, of model: String?) {
        countedByModel[model ?? "", default: Amount()].add(Amount(usage, webSearches: webSearches))
    }

    /// Of a part that is told again the highest counters stand: what an agent says in sum only grows.
    package mutating func add(total report: UsageReport, part: String) {
        let part = Part(name: part, model: report.model.map(ModelName.plain))
        var report = report
        report.isSidechain = false
        report.source?.began = nil
        totals[part] = totals[part]?.joinedLate(report) ?? report
    }

    /// The remainders as responses, at most one for each model, and one for what was told without a model.
    package func remainders(in conversation: String) -> [CountedResponse] {
        // By the name that the model bears in lists of prices: sources spell it differently.
        var byName: [String: Amount] = [:]
        var known = Amount()
        for (model, amount) in countedByModel {
            byName[ModelName.plain(model), default: Amount()].add(amount)
            known.add(amount)
        }
        var remainders: [CountedResponse] = []
        for model in Set(totals.keys.compactMap(\.model)).sorted() {
            let counted = byName[model, default: Amount()]
            guard let rest = remainder(of: model, after: counted, in: conversation) else { continue }
            known.add(Amount(rest.usage, rest.terms))
            remainders.append(rest)
        }
        if let rest = remainder(of: nil, after: known, in: conversation) { remainders.append(rest) }
        return remainders
    }

    /// The keys that remainders may have, whether or not anything remains.
    package func remainderKeys(in conversation: String) -> [ResponseKey] {
        Set(totals.keys.map(\.model)).map { Self.key($0, in: conversation) }
    }

    private static func key(_ model: String?, in conversation: String) -> ResponseKey {
        ResponseKey(kind: .remainder, message: [conversation, model].compactMap(\.self).joined(separator: "/"))
    }

    private func remainder(of model: String?, after known: Amount, in conversation: String) -> CountedResponse? {
        let told = totals.filter { $0.key.model == model }.values
        guard let first = told.first else { return nil }
        var report = told.dropFirst().reduce(first) { $0.joinedLate($1) }
        let whole = told.reduce(into: Amount()) { $0.add(Amount($1.usage, $1.terms)) }
        report.usage = whole.usage.remainder(after: known.usage)
        report.terms.webSearches = max(0, whole.webSearches &- known.webSearches)
        report.terms.reasoning = 0
        report.reportedCost = nil
        guard report.usage != .none || report.terms.webSearches > 0 else { return nil }
        return CountedResponse(report, key: Self.key(model, in: conversation))
    }

    private struct Part: Hashable {
        let name: String
        let model: String?
    }

    private struct Amount {
        private(set) var usage = Usage.none
        private(set) var webSearches: Int64 = 0

        init() {}

        init(_ usage: Usage, _ terms: PriceTerms) { self.init(usage, webSearches: terms.webSearches) }

        init(_ usage: Usage, webSearches: Int64) {
            self.usage = usage
            self.webSearches = webSearches
        }

        mutating func add(_ other: Amount) {
            usage = usage.plus(other.usage)
            webSearches &+= other.webSearches
        }

        mutating func remove(_ other: Amount) {
            usage = usage.minus(other.usage)
            webSearches &-= other.webSearches
        }
    }
}

extension UsageReport {
    /// Joined as two copies are, but told at the later time: a sum is known when the last of it is. So the time cannot
    /// say whose it is, and names do.
    fileprivate func joinedLate(_ other: UsageReport) -> UsageReport {
        var joined = joined(other)
        joined.at = [at, other.at].compactMap(\.self).max()
        joined.source = [source, other.source].compactMap(\.self).min {
            ($0.isLive ? 0 : 1, $0.run) < ($1.isLive ? 0 : 1, $1.run)
        }
        return joined
    }
}
