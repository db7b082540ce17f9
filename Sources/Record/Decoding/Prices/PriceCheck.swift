/// What a look over all prices found.
package struct PriceCheck: Hashable, Sendable {
    package let conflicts: [PriceConflict]
    /// Models that were asked for and have no price.
    package let unpriced: [String]
    /// Entries with something that a person should know.
    package let noted: [PriceEntry]

    package var isClean: Bool { conflicts.isEmpty && unpriced.isEmpty }
}
