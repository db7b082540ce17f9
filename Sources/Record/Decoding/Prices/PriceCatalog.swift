package import Domain

/// The prices of all models that are known, from all sources. A model that is in none of them is unpriced.
package struct PriceCatalog: Hashable, Sendable {
    /// By model; of one model, the entries that count before others stand before them.
    private var entries: [String: [PriceEntry]] = [:]
    private let aliases: [String: String]

    /// `aliases` are names that the user gave to models; those by which the world calls them are known.
    package init(_ entries: some Sequence<PriceEntry>, aliases: [String: String] = [:]) {
        self.aliases = aliases
        self.entries = Dictionary(grouping: entries, by: \.model).mapValues { entries in
            entries.enumerated().sorted { Self.order($0.element, $0.offset) < Self.order($1.element, $1.offset) }
                .map(\.element)
        }
    }

    /// The entry for a model at a time, by the name of the model as any agent writes it. Where nobody knows the time,
    /// the latest prices hold.
    package func entry(for model: String, at time: WallTime?) -> PriceEntry? {
        Self.entry(of: entries(for: model), at: time)
    }

    /// All entries that a name may mean, those first that count before others: the source that counts most is asked
    /// for all names of the model before the next one is.
    package func entries(for model: String) -> [PriceEntry] {
        let alias = aliases[model]
        let names = (alias.map { [$0] } ?? []) + ModelName.candidates(alias ?? model)
        let known = names.flatMap { entries[$0] ?? [] }
        return PriceSource.allCases.sorted(by: >).flatMap { source in known.filter { $0.source == source } }
    }

    package func cost(of response: CountedResponse) -> Cost {
        Self.cost(of: response, by: response.model.map(entries) ?? [])
    }

    /// The cost of one response of which only this is known.
    package func cost(
        of usage: Usage,
        model: String?,
        at time: WallTime? = nil,
        terms: PriceTerms = PriceTerms(),
        reported: Money? = nil
    ) -> Cost {
        let report = UsageReport(
            response: nil,
            model: model,
            at: time,
            usage: usage,
            terms: terms,
            reportedCost: reported
        )
        return cost(of: CountedResponse(report, key: ResponseKey(kind: .content, message: "")))
    }

    /// The cost by the entries that the name of the model led to.
    static func cost(of response: CountedResponse, by entries: [PriceEntry]) -> Cost {
        let reported = response.reportedCost
        guard let model = response.model, !model.isEmpty else { return Cost(unpriced: .noModel, reported: reported) }
        guard let entry = entry(of: entries, at: response.at) else {
            return Cost(unpriced: entries.isEmpty ? .unknownModel(model) : .notYet(model), reported: reported)
        }
        do throws(UnpricedReason) {
            let isOneResponse = response.key.kind != .remainder
            let amount = try entry.amount(of: response.usage, terms: response.terms, isOneResponse: isOneResponse)
            return Cost(computed: amount, reported: reported, by: entry)
        } catch {
            return Cost(unpriced: error, reported: reported)
        }
    }

    /// All entries, by name, the one that counts most first.
    package var list: [PriceEntry] { entries.keys.sorted().flatMap { entries[$0] ?? [] } }

    /// What a person should look at: entries that price the same thing differently, and models that were asked for
    /// and have no price now.
    package func check(asked models: some Sequence<String> = []) -> PriceCheck {
        PriceCheck(
            conflicts: entries.keys.sorted().flatMap { PriceConflict.all(among: entries[$0] ?? []) },
            unpriced: Set(models).filter { entry(for: $0, at: nil) == nil }.sorted(),
            noted: list.filter { !$0.notes.isEmpty }
        )
    }

    private static func entry(of entries: [PriceEntry], at time: WallTime?) -> PriceEntry? {
        guard let time else { return entries.first }
        let day = time.civil.date.daysSinceEpoch
        return entries.first { $0.from.map { $0.daysSinceEpoch <= day } ?? true }
    }

    private static func order(_ entry: PriceEntry, _ place: Int) -> (Int, Int, Int) {
        let rank = PriceSource.allCases.filter { $0 > entry.source }.count
        return (rank, -(entry.from?.daysSinceEpoch ?? -1_000_000), place)
    }
}
