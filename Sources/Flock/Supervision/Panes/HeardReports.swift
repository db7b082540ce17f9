import Domain

/// Which reports of hooks are on record, as far as one of them may come again: over the socket and by the spool, or by
/// a spool that a daemon has read which was killed before it emptied it.
struct HeardReports {
    static let countMax = 4_096

    private var ids: Set<String> = []
    private var order: [String] = []

    /// Whether it is new.
    mutating func take(_ id: String) -> Bool {
        guard ids.insert(id).inserted else { return false }
        order.append(id)
        if order.count > 2 * Self.countMax {
            ids.subtract(order.prefix(Self.countMax))
            order.removeFirst(Self.countMax)
        }
        return true
    }
}
