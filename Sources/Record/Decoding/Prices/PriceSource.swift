/// Where prices come from. What a user wrote counts before what was imported, and that before what we ship.
package enum PriceSource: String, Hashable, Comparable, CaseIterable, Sendable {
    case shipped, imported, user

    package static func < (left: PriceSource, right: PriceSource) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .shipped: 0
        case .imported: 1
        case .user: 2
        }
    }
}
