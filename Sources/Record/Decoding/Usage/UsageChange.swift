/// What one report changed in a tally: the counted responses that no longer stand as they were, and those that now
/// stand. An index takes the one out of its rows and puts the other in, and need not count again.
package struct UsageChange: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// No usage of a model: the agent made the message up itself.
        case ignored
        /// All of it was known.
        case same
        /// A response that no report told of before.
        case added
        /// A response that was known with less, or is now attributed to an earlier copy.
        case raised
    }

    package let kind: Kind
    package let old: [CountedResponse]
    package let new: [CountedResponse]

    static let ignored = UsageChange(kind: .ignored, old: [], new: [])
    static let same = UsageChange(kind: .same, old: [], new: [])

    private init(kind: Kind, old: [CountedResponse], new: [CountedResponse]) {
        self.kind = kind
        self.old = old
        self.new = new
    }

    /// From what stood before to what stands now; what is in both did not change.
    init(from before: [CountedResponse], to after: [CountedResponse]) {
        let old = before.filter { !after.contains($0) }
        let new = after.filter { !before.contains($0) }
        let known = Set(before.map(\.key))
        let isAdded = old.isEmpty || new.contains { $0.key.kind != .remainder && !known.contains($0.key) }
        self.init(kind: old.isEmpty && new.isEmpty ? .same : isAdded ? .added : .raised, old: old, new: new)
    }
}
