package import Domain

/// Amounts side by side as columns of blocks, with what their heights mean at the left and what they are of below.
package struct BlockChart: Sendable {
    package struct Bar: Hashable, Sendable {
        package let amount: Int64
        package let label: String
        /// It is more than this: of a part nobody knows how much.
        package let isMore: Bool
        package let style: TextStyle

        package init(_ amount: Int64, _ label: String = "", isMore: Bool = false, _ style: TextStyle = .accent) {
            self.amount = amount
            self.label = label
            self.isMore = isMore
            self.style = style
        }
    }

    /// An amount that is not to be passed.
    package struct Bound: Hashable, Sendable {
        package let amount: Int64
        package let label: String
        package let style: TextStyle

        package init(_ amount: Int64, _ label: String, _ style: TextStyle = .warning) {
            self.amount = amount
            self.label = label
            self.style = style
        }
    }

    private static let eighths: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let barColumnsMax = 8
    /// A bound that is so many times higher than all bars would leave nothing of them to be seen.
    private static let boundTimesMax: Int64 = 6

    package var bars: [Bar]
    package var bounds: [Bound] = []
    /// Whether bars touch each other, as steps of time do.
    package var isDense = false
    /// Up to where the scale goes while there is nothing to be seen.
    package var emptyMost: Int64 = 10
    /// How an amount stands at the left.
    package let text: @Sendable (Int64) -> String

    package init(_ bars: [Bar], text: @escaping @Sendable (Int64) -> String) {
        self.bars = bars
        self.text = text
    }

    /// The bounds that are drawn as lines: the others lie far above.
    private var drawnBounds: [Bound] {
        let most = bars.map(\.amount).max() ?? 0
        return bounds.filter { most == 0 || $0.amount / Self.boundTimesMax <= most }
    }

    /// What a row stands for: the least of 1, 2 and 5 times a power of ten with which all of it fits.
    static func step(of most: Int64, rows: Int) -> Int64 {
        var power: Int64 = 1
        while true {
            for factor in [1, 2, 5] as [Int64] {
                let (height, overflows) = (factor * power).multipliedReportingOverflow(by: Int64(max(1, rows)))
                if overflows || height >= most { return factor * power }
            }
            let (next, overflows) = power.multipliedReportingOverflow(by: 10)
            guard !overflows else { return 5 * power }
            power = next
        }
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea) {
        let rows = area.rows - 1
        guard rows >= 2, !bars.isEmpty else { return }
        let seen = (bars.map(\.amount) + drawnBounds.map(\.amount)).max() ?? 0
        let most = seen > 0 ? seen : emptyMost
        let step = Self.step(of: most, rows: rows)
        // Not higher than it has to be.
        let height = min(rows, max(2, Int((most - 1) / step + 1)))
        let labels = (0...height).map { text(Int64($0) * step) }
        let left = (labels.map { CellText.width(of: $0) }.max() ?? 0) + 1
        let chart = CellArea(
            top: area.top + rows - height,
            left: area.left,
            rows: height + 1,
            columns: area.columns
        )
        for row in 0..<height {
            buffer.write(right: labels[height - row], .dim, row: row, column: 0, columns: left, in: chart)
            buffer.write("┤", .dim, row: row, column: left + 1, in: chart)
        }
        buffer.write(right: labels[0], .dim, row: height, column: 0, columns: left, in: chart)
        let plot = chart.without(leading: left + 2)
        buffer.write("┼", .dim, row: height, column: left + 1, in: chart)
        buffer.write(String(repeating: "─", count: plot.columns), .dim, row: height, in: plot)
        let lines = boundRows(step: step, height: height)
        for (row, bound) in lines {
            let line = String(repeating: "┄", count: plot.columns)
            buffer.write(line, bound.style.over(.dim), row: row, in: plot)
        }
        drawBars(on: &buffer, in: plot, step: step, height: height)
        // Over the bars, so that it can be read whatever they are like.
        for (row, bound) in lines { buffer.write(cut: " \(bound.label) ", bound.style, row: row, column: 1, in: plot) }
    }

    /// Where the lines of the bounds are; of two in one row the first.
    private func boundRows(step: Int64, height: Int) -> [(row: Int, bound: Bound)] {
        var taken: Set<Int> = []
        return drawnBounds.compactMap { bound in
            let row = height - Int((bound.amount + step - 1) / step)
            guard bound.amount > 0, row >= 0, row < height, taken.insert(row).inserted else { return nil }
            return (row, bound)
        }
    }

    private func drawBars(on buffer: inout CellBuffer, in plot: CellArea, step: Int64, height: Int) {
        let shown = Array(bars.suffix(max(1, plot.columns)))
        let slot = max(1, plot.columns / shown.count)
        let gap = isDense || slot == 1 ? 0 : max(1, slot / 3)
        let width = min(Self.barColumnsMax, slot - gap)
        var labelEnd = -1
        for (place, bar) in shown.enumerated() {
            let column = place * slot
            let eighths = Self.eighths(of: bar.amount, step: step, rowsMax: height)
            for row in 0..<height where eighths > row * 8 {
                let block = Self.eighths[min(8, eighths - row * 8) - 1]
                let text = String(repeating: block, count: width)
                buffer.write(text, bar.style, row: height - 1 - row, column: column, in: plot)
            }
            let top = height - 1 - (eighths + 7) / 8
            if bar.isMore, top >= 0 { buffer.write("?", .warning, row: top, column: column + width / 2, in: plot) }
            let label = CellText.width(of: bar.label)
            let start = max(0, column + (width - label) / 2)
            guard label > 0, start > labelEnd, start + label <= plot.columns else { continue }
            buffer.write(bar.label, .dim, row: height, column: start, in: plot)
            labelEnd = start + label
        }
    }

    /// What is more than nothing is seen.
    private static func eighths(of amount: Int64, step: Int64, rowsMax: Int) -> Int {
        guard amount > 0 else { return 0 }
        let share = (Double(amount) / Double(step) * 8).rounded()
        return max(1, min(rowsMax * 8, Int(min(share, Double(rowsMax * 8)))))
    }
}
