/// What has to be painted for one frame to become another.
struct FrameDifference: Hashable {
    /// The rows in which anything differs.
    let rows: [Int]

    /// Nothing is known of what a terminal of another size shows.
    init(from old: CellBuffer?, to new: CellBuffer) {
        guard let old, old.size == new.size else {
            rows = Array(0..<new.size.rows)
            return
        }
        rows = (0..<new.size.rows).filter { !old.row($0).elementsEqual(new.row($0)) }
    }
}
