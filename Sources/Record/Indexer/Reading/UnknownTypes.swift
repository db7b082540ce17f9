/// How many lines were of which type that is not known. Their names come from agents: so many are kept, and of each so
/// much; all others are counted together.
package struct UnknownTypes: Hashable, Sendable {
    static let namesMax = 50
    static let nameCharactersMax = 60

    package private(set) var counts: [String: Int] = [:]
    /// Those of further names.
    package private(set) var otherCount = 0

    package init() {}

    package var lineCount: Int { counts.values.reduce(otherCount, +) }

    /// The most frequent first.
    package var sorted: [(name: String, count: Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    package mutating func note(_ name: String, count: Int = 1) {
        let name = String(name.prefix(Self.nameCharactersMax))
        if counts[name] != nil || counts.count < Self.namesMax {
            counts[name, default: 0] += count
        } else {
            otherCount += count
        }
    }

    package mutating func add(_ others: UnknownTypes) {
        for other in others.sorted { note(other.name, count: other.count) }
        otherCount += others.otherCount
    }
}
