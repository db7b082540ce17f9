package import Domain

/// A line of a log as a view shows it: text with its looks, without anything that a terminal would obey, and without
/// secrets.
package struct ShownLine: Hashable, Sendable {
    /// Who wrote it.
    package enum Source: String, Hashable, Sendable, CaseIterable {
        case out, err
        /// What happened to the run.
        case run
        /// What a session, the daemon's above all, recorded about it.
        case orch
    }

    package let source: Source
    /// When it began, where that is known.
    package let time: WallTime?
    package let task: String
    package let run: String
    /// As it was written. What was drawn over and over is there in its last state.
    package let rows: [StyledText]
    /// What it says, where it is the JSON of an agent that is known; empty where that is nothing to see.
    package let rendered: [StyledText]?
    /// How many earlier states of it were written over by the one that is there.
    package let foldedCount: Int
    /// Nil where it tells of none.
    package let event: ShownEvent?

    package init(
        source: Source,
        time: WallTime?,
        task: String,
        run: String,
        rows: [StyledText],
        rendered: [StyledText]? = nil,
        foldedCount: Int = 0,
        event: ShownEvent? = nil
    ) {
        self.source = source
        self.time = time
        self.task = task
        self.run = run
        self.rows = rows
        self.rendered = rendered
        self.foldedCount = foldedCount
        self.event = event
    }

    package func rows(isRaw: Bool) -> [StyledText] { isRaw ? rows : rendered ?? rows }
}
