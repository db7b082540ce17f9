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

    /// The entry for a model at a time, by the name of the model as any agent writes it. The source that counts most
    /// is asked first, for all names of the model. Where nobody knows the time, the latest prices hold.
    package func entry(for model: String, at time: WallTime?) -> PriceEntry? {
        let names = self.names(of: model)
        let day = time?.civil.date.daysSinceEpoch ?? .max
        for source in PriceSource.allCases.sorted(by: >) {
            for name in names {
                let found = entries[name]?.first { $0.source == source && ($0.from?.daysSinceEpoch ?? .min) <= day }
                if let found { return found }
            }
        }
        return nil
    }

    package func cost(of response: CountedResponse) -> Cost {
        cost(
            of: response.usage,
            model: response.model,
            at: response.at,
            terms: response.terms,
            reported: response.reportedCost
        )
    }

    package func cost(
        of usage: Usage,
        model: String?,
        at time: WallTime? = nil,
        terms: PriceTerms = PriceTerms(),
        reported: Money? = nil
    ) -> Cost {
        guard let model, !model.isEmpty else { return Cost(unpriced: .noModel, reported: reported) }
        guard let entry = entry(for: model, at: time) else {
            let isKnown = names(of: model).contains { entries[$0] != nil }
            return Cost(unpriced: isKnown ? .notYet(model) : .unknownModel(model), reported: reported)
        }
        do throws(UnpricedReason) {
            return Cost(computed: try entry.amount(of: usage, terms: terms), reported: reported, by: entry)
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

    private func names(of model: String) -> [String] {
        guard let alias = aliases[model] else { return ModelName.candidates(model) }
        return [alias] + ModelName.candidates(alias)
    }

    private static func order(_ entry: PriceEntry, _ place: Int) -> (Int, Int, Int) {
        let rank = PriceSource.allCases.filter { $0 > entry.source }.count
        return (rank, -(entry.from?.daysSinceEpoch ?? -1_000_000), place)
    }
}
