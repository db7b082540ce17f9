/// A part of a whole as a bar: `[████░░░░]`.
package enum Meter {
    private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    package static func text(_ share: Double, columns: Int) -> String {
        let inner = max(1, columns - 2)
        let share = min(1, max(0, share.isFinite ? share : 0))
        let filled = Int((share * Double(inner)).rounded())
        return "[" + String(repeating: "█", count: filled) + String(repeating: "░", count: inner - filled) + "]"
    }

    /// A bar without an end, as far as it goes, in eighths of a column.
    package static func bar(_ share: Double, columns: Int) -> String {
        let share = min(1, max(0, share.isFinite ? share : 0))
        let filled = Int((share * Double(columns * 8)).rounded())
        return String(repeating: "█", count: filled / 8) + eighths[filled % 8]
    }
}
