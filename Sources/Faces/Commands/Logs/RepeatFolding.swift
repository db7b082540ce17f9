/// Tells equal neighbours: the first is shown, and how often it came when another line comes, or when it is quiet.
struct RepeatFolding {
    private var last: [UInt8]?
    private var count = 0
    private var shownCount = 1

    /// Whether the line is the same as the one before it, and so need not be shown.
    mutating func takesRepeat(of line: ArraySlice<UInt8>) -> Bool {
        guard let last, last[...] == line else { return false }
        count += 1
        return true
    }

    /// How often the last line came in all, where that was not said yet. Nil where it came once.
    mutating func takeCount() -> Int? {
        guard count > shownCount else { return nil }
        shownCount = count
        return count
    }

    /// The line that was shown, which the next may repeat.
    mutating func begin(with line: ArraySlice<UInt8>) {
        last = Array(line)
        count = 1
        shownCount = 1
    }

    /// What comes next is no repeat of anything.
    mutating func forget() {
        last = nil
        count = 0
        shownCount = 1
    }
}
