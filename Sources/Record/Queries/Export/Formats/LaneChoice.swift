import Domain

/// Puts what overlaps in time into lanes side by side: within a lane each ends before the next begins.
struct LaneChoice {
    private var ends: [WallTime] = []

    /// The first lane that is free then; what comes must begin no earlier than what came.
    mutating func lane(from start: WallTime, to end: WallTime) -> Int {
        let lane = ends.firstIndex { $0 <= start } ?? ends.count
        if lane == ends.count { ends.append(end) } else { ends[lane] = end }
        return lane
    }
}
