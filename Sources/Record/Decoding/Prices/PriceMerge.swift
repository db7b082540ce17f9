import Domain

/// A list of prices with the entries of another in it: those of the same model and day are replaced, and all others
/// stay, since what was used before is still to be priced.
package struct PriceMerge: Hashable, Sendable {
    package private(set) var entries: [PriceEntry]
    package private(set) var addedCount = 0
    package private(set) var replacedCount = 0
    package private(set) var sameCount = 0

    package init(_ added: [PriceEntry], into old: [PriceEntry]) {
        entries = old
        var places: [Place: Int] = [:]
        for (index, entry) in old.enumerated() { places[Place(entry)] = index }
        for entry in added {
            guard let index = places[Place(entry)] else {
                places[Place(entry)] = entries.count
                entries.append(entry)
                addedCount += 1
                continue
            }
            if entries[index] == entry { sameCount += 1 } else { replacedCount += 1 }
            entries[index] = entry
        }
    }

    private struct Place: Hashable {
        let model: String
        let day: Int?

        init(_ entry: PriceEntry) {
            model = entry.model
            day = entry.from?.daysSinceEpoch
        }
    }
}
