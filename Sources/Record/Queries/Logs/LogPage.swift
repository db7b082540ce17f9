import Domain

/// Some lines of a run that follow one another, and the places at both ends of them.
package struct LogPage: Hashable, Sendable {
    package var lines: [ShownLine]
    /// What was begun behind them and has not ended: the next page tells it again.
    package var open: [ShownLine]
    package var start: LogPlace
    package var end: LogPlace
    /// Whether nothing that is wanted stands before it, and nothing behind it by now.
    package var isFirst: Bool
    package var isLast: Bool
    /// How much the run has written in all, and where in that the lines end.
    package var writtenBytes: Int64
    package var endByte: Int64
    /// Of the run.
    package var directory: String?

    package init(
        lines: [ShownLine],
        open: [ShownLine] = [],
        start: LogPlace,
        end: LogPlace,
        isFirst: Bool,
        isLast: Bool,
        writtenBytes: Int64 = 0,
        endByte: Int64 = 0
    ) {
        self.lines = lines
        self.open = open
        self.start = start
        self.end = end
        self.isFirst = isFirst
        self.isLast = isLast
        self.writtenBytes = writtenBytes
        self.endByte = endByte
    }
}
