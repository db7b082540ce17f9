import Domain

/// The tasks that wait for nothing but their turn, in lanes.
struct ReadyTasks {
    /// The first task of a lane.
    private struct Head: Comparable {
        let place: QueuePlace
        let lane: TaskLane

        static func < (left: Head, right: Head) -> Bool { left.place < right.place }
        static func == (left: Head, right: Head) -> Bool { left.place == right.place }
    }

    private struct Waiting {
        var tasks = SortedQueue<QueuePlace>()
        /// The task whose run writes where these would.
        var blocker: TaskID?
    }

    private var lanes: [TaskLane: Waiting] = [:]
    /// The heads of all lanes, and by pool of those without a blocker.
    private var heads = SortedQueue<Head>()
    private var open: [TaskLane.Pool: SortedQueue<Head>] = [:]
    private var blocked: [TaskID: Set<TaskLane>] = [:]
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func insert(_ place: QueuePlace, in lane: TaskLane) {
        alter(lane) { $0.tasks.insert(place) }
        count += 1
    }

    mutating func remove(_ place: QueuePlace, from lane: TaskLane) {
        var isRemoved = false
        alter(lane) { isRemoved = $0.tasks.remove(place) }
        if isRemoved { count -= 1 }
    }

    /// The first task in a lane without a blocker, whose pool may start one.
    func best(where isOpen: (TaskLane.Pool) -> Bool) -> (place: QueuePlace, lane: TaskLane)? {
        let firsts = open.compactMap { pool, heads in isOpen(pool) ? heads.first : nil }
        return firsts.min().map { ($0.place, $0.lane) }
    }

    /// The first of all, whether or not they can be started.
    func candidates(_ length: Int) -> [(place: QueuePlace, lane: TaskLane)] {
        let found = heads.prefix(length).flatMap { head in
            (lanes[head.lane]?.tasks.prefix(length) ?? []).map { (place: $0, lane: head.lane) }
        }
        return Array(found.sorted { $0.place < $1.place }.prefix(length))
    }

    func blocker(of lane: TaskLane) -> TaskID? { lanes[lane]?.blocker }

    /// The lane waits until the run of that task is over.
    mutating func block(_ lane: TaskLane, by task: TaskID) {
        alter(lane) { $0.blocker = task }
        blocked[task, default: []].insert(lane)
    }

    mutating func unblock(by task: TaskID) {
        for lane in blocked.removeValue(forKey: task) ?? [] where lanes[lane]?.blocker == task {
            alter(lane) { $0.blocker = nil }
        }
    }

    private mutating func alter(_ lane: TaskLane, _ body: (inout Waiting) -> Void) {
        // Taken out while it is changed, so that it is not copied.
        var waiting = lanes.removeValue(forKey: lane) ?? Waiting()
        let oldHead = waiting.tasks.first
        let oldBlocker = waiting.blocker
        body(&waiting)
        setHead(of: lane, from: (oldHead, oldBlocker), to: (waiting.tasks.first, waiting.blocker))
        if !waiting.tasks.isEmpty || waiting.blocker != nil { lanes[lane] = waiting }
    }

    private mutating func setHead(
        of lane: TaskLane,
        from old: (head: QueuePlace?, blocker: TaskID?),
        to new: (head: QueuePlace?, blocker: TaskID?)
    ) {
        if old.head != new.head {
            if let head = old.head { heads.remove(Head(place: head, lane: lane)) }
            if let head = new.head { heads.insert(Head(place: head, lane: lane)) }
        }
        let wasOpen = old.blocker == nil ? old.head : nil
        let isOpen = new.blocker == nil ? new.head : nil
        guard wasOpen != isOpen else { return }
        if let head = wasOpen { open[lane.pool]?.remove(Head(place: head, lane: lane)) }
        if let head = isOpen { open[lane.pool, default: SortedQueue()].insert(Head(place: head, lane: lane)) }
        if open[lane.pool]?.isEmpty == true { open[lane.pool] = nil }
    }
}
