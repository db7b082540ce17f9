/// In which lines of a log something was found by now.
package struct LogSearchAnswer: Hashable, Sendable {
    package let hits: [Int]
    /// Whether there may be more than these.
    package let isCut: Bool
    package let total: Int
    /// Whether not all was searched yet: whoever asks again gets further.
    package let isCounting: Bool

    package init(hits: [Int], isCut: Bool, total: Int, isCounting: Bool) {
        self.hits = hits
        self.isCut = isCut
        self.total = total
        self.isCounting = isCounting
    }
}
