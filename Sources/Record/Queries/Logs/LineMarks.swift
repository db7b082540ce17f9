import Domain
import Journal

/// Places that are known among the lines of a run, so far apart that there are never too many of them.
struct LineMarks: Sendable {
    /// The fewest lines from one mark to the next.
    static let stepMin = 256
    /// About five megabytes of marks. Where a run has more lines, every other mark goes.
    static let marksMax = 1 << 16

    private(set) var marks = [LineMark()]
    private(set) var step: Int
    private let marksMax: Int

    init(marksMax: Int = LineMarks.marksMax, step: Int = LineMarks.stepMin) {
        self.marksMax = max(2, marksMax)
        self.step = step
    }

    /// Whether a mark belongs behind that many lines.
    func isDue(behind lineCount: Int) -> Bool { lineCount.isMultiple(of: step) }

    mutating func add(_ mark: LineMark) {
        marks.append(mark)
        guard marks.count > marksMax else { return }
        step *= 2
        marks = marks.filter { $0.counts.total.isMultiple(of: step) }
    }

    /// The last mark that has at most so many lines of the sources before it.
    func last(behind lineCount: Int, of sources: Set<ShownLine.Source>) -> LineMark {
        last { $0.counts.count(of: sources) <= lineCount }
    }

    /// The last mark of which the line of the channel that goes on there begins no further back than a byte.
    func last(before offset: Int64, of channel: Channel) -> LineMark {
        last { $0.place.offsets[channel] ?? 0 <= offset }
    }

    private func last(where isBefore: (LineMark) -> Bool) -> LineMark {
        var (low, high) = (0, marks.count)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if isBefore(marks[middle]) { low = middle } else { high = middle }
        }
        return marks[low]
    }
}
