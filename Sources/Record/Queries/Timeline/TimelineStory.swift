/// Entries of several kinds, put into one order.
struct TimelineStory {
    private var entries: [TimelineEntry] = []

    mutating func add(_ found: [TimelineEntry]) { entries += found }

    /// A sort of the library keeps what is equal in its order: that in which kinds were added.
    func told(limit: Int) -> Bounded<TimelineEntry> { Bounded(entries.sorted { $0.at < $1.at }, limit: limit) }
}
