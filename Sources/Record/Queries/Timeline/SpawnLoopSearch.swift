import Domain

/// Finds spawn loops in operations that come by task and time.
struct SpawnLoopSearch {
    /// Fewer are attempts.
    static let createsMin = 3
    /// What lies farther apart belongs to no loop.
    static let gapMax = Duration.seconds(600)

    private(set) var loops: [SpawnLoop] = []
    private var open: SpawnLoop?

    mutating func add(task: String, _ operation: String, at time: WallTime) {
        if let known = open, known.task != task || time - known.last > Self.gapMax { end() }
        var loop = open ?? SpawnLoop(task: task, first: time, last: time, creates: 0, removes: 0)
        loop.last = time
        if operation == "create" { loop.creates += 1 } else { loop.removes += 1 }
        open = loop
    }

    /// To be called once after the last one too.
    mutating func end() {
        if let open, open.creates >= Self.createsMin, open.removes >= Self.createsMin - 1 { loops.append(open) }
        open = nil
    }
}
