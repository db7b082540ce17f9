package import Queries

/// Some lines of a log by their numbers.
package struct LogWindowAnswer: Hashable, Sendable {
    package let extent: LogExtent
    /// The number of the first line that was meant.
    package let from: Int
    package let lines: [NumberedLine]

    package init(extent: LogExtent, from: Int, lines: [NumberedLine]) {
        self.extent = extent
        self.from = from
        self.lines = lines
    }
}
