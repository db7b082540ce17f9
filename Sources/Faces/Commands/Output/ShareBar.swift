import Domain

/// A part of a whole as a bar and in percent: `███▌        36%`.
enum ShareBar {
    private static let columns = 8
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// Nothing where there is no whole.
    static func text(_ part: Int64, of whole: Int64) -> String? {
        guard whole > 0 else { return nil }
        let share = min(1, max(0, Double(part) / Double(whole)))
        let filled = Int((share * Double(columns * 8)).rounded())
        let bar = String(repeating: "█", count: filled / 8) + eighths[filled % 8]
        let percent = part > 0 && share < 0.005 ? "<1%" : "\(Int((share * 100).rounded()))%"
        return DisplayWidth.pad(bar, to: columns) + DisplayWidth.pad(percent, to: 5, isRight: true)
    }
}
