/// As much of an answer as was asked for, and whether there is more of it.
package struct Bounded<Element: Sendable>: Sendable {
    package var rows: [Element]
    package var hasMore: Bool

    /// - Parameter found: what a question found that looked for one row more than is wanted.
    package init(_ found: [Element], limit: Int) {
        hasMore = found.count > limit
        rows = hasMore ? Array(found.prefix(limit)) : found
    }
}

extension Bounded: Equatable where Element: Equatable {}
