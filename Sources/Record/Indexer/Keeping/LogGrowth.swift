/// When the WAL of a database is to be emptied, and when a person is to hear that it cannot be. Pure: it knows the size
/// from whoever looks.
struct LogGrowth: Hashable {
    /// A few times what stands in it between two checkpoints of SQLite's own.
    static let usualBytesMax: Int64 = 128 << 20

    let bytesMax: Int64
    /// What it had when that was told last.
    private var toldBytes: Int64?

    init(bytesMax: Int64 = usualBytesMax) { self.bytesMax = bytesMax }

    /// Whether it is long enough to be emptied by us.
    func isLong(_ bytes: Int64) -> Bool { bytes > bytesMax }

    /// It could not be made shorter. Answers whether to say so: at first, and each time that it has doubled.
    mutating func stayed(at bytes: Int64) -> Bool {
        guard bytes >= 2 * (toldBytes ?? 0) else { return false }
        toldBytes = bytes
        return true
    }

    mutating func emptied() { toldBytes = nil }
}
