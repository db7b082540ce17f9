/// "Did you mean": the words that a mistyped word was likely meant to be.
package enum Suggestion {
    private static let wordsMax = 3
    /// What is longer was not mistyped: comparing it letter by letter would take long and find nothing.
    private static let lettersMax = 64

    /// The likeliest words, best first. A word is likely when few slips of the finger lie between the two, for the
    /// length of what was typed, or when it was typed only in part.
    package static func nearest(to typed: String, among words: [String]) -> [String] {
        guard typed.count <= lettersMax else { return [] }
        let slipsMax = max(1, typed.count / 3)
        let likely = words.compactMap { word -> (word: String, slips: Int)? in
            let slips = distance(typed, word)
            if slips <= slipsMax { return (word, slips) }
            return typed.count >= 2 && word.hasPrefix(typed) ? (word, slipsMax + 1) : nil
        }
        let sorted = likely.sorted { ($0.slips, $0.word) < ($1.slips, $1.word) }
        return sorted.prefix(wordsMax).map(\.word)
    }

    /// The number of letters to add, drop, change or swap with a neighbour to get from one word to the other (Damerau's
    /// distance in the form that edits no place twice).
    package static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let change = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(change, last[column + 1] + 1, current[column] + 1)
                let isSwap =
                    row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
                if isSwap { best = min(best, beforeLast[column - 1] + 1) }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
