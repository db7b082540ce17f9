import Asking

/// The rows of a command's answer that a page of a list shows, as they were written: nothing is read of them.
struct CommandRows {
    /// What one answer may hold.
    static let bytesMax = 16 << 20

    private let place: Int
    private let count: Int
    private var seen = 0
    private(set) var rows: [[UInt8]] = []
    private var byteCount = 0
    /// Whether there are rows behind those that are shown.
    private(set) var hasMore = false
    private(set) var omitted = 0

    init(after place: Int, count: Int) {
        self.place = place
        self.count = count
    }

    /// From where the answer is gone on with.
    var next: Int? { hasMore ? place + rows.count + omitted : nil }

    /// Answers whether another one is wanted.
    mutating func take(_ line: CommandLines.Line) -> Bool {
        seen += 1
        guard seen > place else { return true }
        guard case .whole(let bytes) = line else {
            omitted += 1
            return true
        }
        guard rows.count + omitted < count, rows.isEmpty || byteCount + bytes.count <= Self.bytesMax else {
            hasMore = true
            return false
        }
        rows.append(bytes)
        byteCount += bytes.count
        return true
    }
}
