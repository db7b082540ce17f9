/// Numbers over time as a row of bars.
package enum Sparkline {
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// The last of them, one a column; the highest bar is the largest number, and nothing at all is the lowest.
    package static func text(_ values: [Int64], columns: Int) -> String {
        let shown = values.suffix(columns)
        let most = shown.max() ?? 0
        let missing = String(repeating: bars[0], count: max(0, columns - shown.count))
        return missing + String(shown.map { bar($0, of: most) })
    }

    private static func bar(_ value: Int64, of most: Int64) -> Character {
        guard value > 0, most > 0 else { return bars[0] }
        // The smallest that is not nothing is seen as more than nothing.
        let steps = Int64(bars.count - 1)
        let place = (Double(value) / Double(most) * Double(steps)).rounded(.up)
        return bars[Int(min(Double(steps), max(1, place)))]
    }
}
