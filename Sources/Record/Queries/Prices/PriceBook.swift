import Decoding
package import Domain
package import Journal
package import Platform
import Store

/// The prices by which a home reckons: those that we ship, and those of its own files.
package struct PriceBook: Sendable {
    private let catalog: PriceCatalog

    package init(of home: HomePaths, on disk: any Disk) throws(QueriesError) {
        catalog = try HomePrices(orRefused: { QueriesError.prices(file: "\(home.root)/\($0)", $1) }) {
            (name) throws(QueriesError) in
            do throws(PlatformError) {
                let file = "\(home.root)/\(name)"
                return try disk.exists(file) ? try disk.readAll(file, bytesMax: HomePrices.bytesMax) : nil
            } catch { throw .disk(error) }
        }.catalog
    }

    /// All prices, or those that hold for these models, by whatever name an agent calls them.
    package func lines(of models: [String] = []) -> [PriceLine] {
        let entries = models.isEmpty ? catalog.list : models.flatMap { catalog.entries(for: $0) }
        return entries.flatMap { entry in entry.rows.map { PriceLine($0, entry.source) } }
    }

    package func isPriced(_ model: String) -> Bool { !catalog.entries(for: model).isEmpty }

    /// Names of models that are a little like this one.
    package var models: [String] { Set(catalog.list.map(\.model)).sorted() }
}

extension PriceBook {
    /// Something about the prices that a person should look at.
    package struct Finding: Hashable, Sendable {
        package enum Kind: String, Hashable, Sendable {
            /// It was used, and nobody knows what it costs.
            case unpriced
            /// Two lists have different prices, of which one counts.
            case conflict
            case note
        }

        package let kind: Kind
        package let model: String
        package let text: String
    }

    /// What is used and has no price, first; then what contradicts itself.
    package func findings(
        of paths: RecordPaths,
        on disk: any Disk,
        at now: WallTime
    ) throws(QueriesError) -> [Finding] {
        let check = catalog.check()
        let conflicts = check.conflicts.map { Finding(kind: .conflict, model: $0.model, text: Self.text(of: $0)) }
        let notes = check.noted.map { entry in
            Finding(kind: .note, model: entry.model, text: entry.notes.joined(separator: "; "))
        }
        return try unpriced(in: paths, on: disk, at: now) + conflicts + notes
    }

    /// Nothing where there is no index yet, and so nothing was used.
    private func unpriced(
        in paths: RecordPaths,
        on disk: any Disk,
        at now: WallTime
    ) throws(QueriesError) -> [Finding] {
        let record: OpenRecord
        do throws(QueriesError) {
            record = try OpenRecord(paths, withConversations: false, on: disk, at: now)
        } catch {
            if case .store(.missing) = error { return [] }
            throw error
        }
        // Agents write rows of their own that took nothing under names that are no models.
        let used = try inStore { () throws(StoreError) in
            try record.index.rows(
                """
                SELECT model, count(*), sum(tokens_total), max(timestamp) FROM api_calls
                GROUP BY model HAVING sum(tokens_total) > 0 ORDER BY 3 DESC, 1
                """
            ) { (model: $0.text(0) ?? "", calls: $0.integer(1) ?? 0, tokens: $0.integer(2) ?? 0, last: $0.text(3)) }
        }
        return used.compactMap { use in
            guard catalog.entry(for: use.model, at: Self.time(use.last)) == nil else { return nil }
            let calls = use.calls == 1 ? "1 response" : "\(use.calls) responses"
            return Finding(kind: .unpriced, model: use.model, text: "\(calls), \(use.tokens) tokens: \(why(use.model))")
        }
    }

    private func why(_ model: String) -> String {
        if model.isEmpty { return "they name no model" }
        return isPriced(model) ? "its prices begin later" : "no price list has it"
    }

    private static func time(_ text: String?) -> WallTime? {
        text.flatMap { text in
            Deliberate.ignore(because: "where nobody knows the time, the latest prices hold") {
                () throws(TimeError) in try WallTime(iso: text)
            }
        }
    }

    private static func text(of conflict: PriceConflict) -> String {
        let place = (conflict.tier.map { ", \($0)" } ?? "") + (conflict.above > 0 ? ", above \(conflict.above)" : "")
        let counting = "\(conflict.counting.perMillionText) (\(conflict.countingSource)) counts"
        let other = "\(conflict.other.perMillionText) (\(conflict.otherSource)) does not"
        return "\(conflict.kind.rawValue)\(place): \(counting), \(other)"
    }
}
