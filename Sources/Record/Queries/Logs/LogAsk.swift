package import Domain

/// Which lines of a run a view wants.
package struct LogAsk: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case first
        case last
        case before(LogPlace)
        case after(LogPlace)
    }

    /// A run, or a task, of which the newest run is meant.
    package var name: String
    /// Where the run is, once that is known: else it has to be looked for among all.
    package var directory: String?
    package var part: Part
    package var count: Int
    package var sources: Set<ShownLine.Source>
    package var since: WallTime?

    package init(
        _ name: String,
        in directory: String? = nil,
        _ part: Part,
        count: Int,
        sources: Set<ShownLine.Source> = Set(ShownLine.Source.allCases),
        since: WallTime? = nil
    ) {
        self.name = name
        self.directory = directory
        self.part = part
        self.count = count
        self.sources = sources
        self.since = since
    }
}
