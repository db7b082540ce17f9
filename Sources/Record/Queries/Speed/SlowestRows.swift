/// Keeps the slowest of many rows, the slowest first. Of two that are equally slow the one that came first stays.
struct SlowestRows {
    struct Row: Hashable {
        let id: Int64
        let milliseconds: Double
    }

    let countMax: Int
    private(set) var rows: [Row] = []

    init(countMax: Int) { self.countMax = countMax }

    mutating func add(_ id: Int64, _ milliseconds: Double) {
        if rows.count == countMax, let last = rows.last, milliseconds <= last.milliseconds { return }
        let place = rows.firstIndex { $0.milliseconds < milliseconds } ?? rows.count
        rows.insert(Row(id: id, milliseconds: milliseconds), at: place)
        if rows.count > countMax { rows.removeLast() }
    }
}
