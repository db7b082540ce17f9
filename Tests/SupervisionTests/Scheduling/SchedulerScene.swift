import Domain
import JSON
import Testing

@testable import Supervision

/// A scheduler, the clocks that it is told of, and the journal that its turns would leave.
struct SchedulerScene {
    static let start = WallTime(nanoseconds: 1_795_222_383_000_000_000)

    private(set) var scheduler = Scheduler(OpenTasks())
    private(set) var events: [Event] = []
    private(set) var turns: [SchedulerTurn] = []
    var wall = SchedulerScene.start
    var boot = BootTime(nanoseconds: 1_000_000_000_000)
    var utcOffsetSeconds = 0
    let session: SessionID

    /// With slots, nothing else that limits, and room.
    init(slots: Int = 3, _ alter: (inout SchedulerLimits) -> Void = { _ in }) throws {
        session = try SessionID("ses-2026-11-21-abc123")
        for line in TaskSnapshot.lines(of: OpenTasks()) { append(line) }
        var limits = SchedulerLimits()
        limits.slots = slots
        limits.startInterval = .zero
        alter(&limits)
        tell(.limitsChanged(limits))
        measure()
    }

    var time: SchedulerTime { SchedulerTime(wall: wall, boot: boot, utcOffsetSeconds: utcOffsetSeconds) }

    @discardableResult
    mutating func tell(_ fact: SchedulerFact) -> SchedulerTurn {
        let turn = scheduler.take(fact, at: time)
        turns.append(turn)
        for line in turn.lines() { append(line) }
        return turn
    }

    private mutating func append(_ line: SchedulerLine) {
        let event = Event(
            sequence: Int64(events.count + 1),
            scope: .session(session),
            typeText: line.type.rawValue,
            level: .known(line.level),
            createdAt: wall.truncatedToMilliseconds,
            message: line.message,
            data: line.data
        )
        events.append(event)
    }

    mutating func measure(memory: Int64 = 8 << 30, disk: Int64 = 100 << 30) {
        tell(.resourcesMeasured(memory: ByteCount(bytes: memory), disk: ByteCount(bytes: disk)))
    }

    @discardableResult
    mutating func pass(_ duration: Duration) -> SchedulerTurn {
        wall = wall + duration
        boot = boot + duration
        return tell(.timePassed)
    }

    /// A task as somebody would add it now.
    func entry(_ id: String, priority: Int64? = nil, _ alter: (inout TaskEntry) -> Void = { _ in }) throws -> TaskEntry
    {
        let id = try TaskID(id)
        var task = Task(id: id, session: session, detectedAt: wall.truncatedToMilliseconds, source: "manual")
        task.priority = priority
        var entry = TaskEntry(task: task, plan: TaskPlan(agent: "claude", text: "Do \(id)", lineage: id))
        alter(&entry)
        return entry
    }

    @discardableResult
    mutating func add(
        _ id: String,
        priority: Int64? = nil,
        _ alter: (inout TaskEntry) -> Void = { _ in }
    ) throws -> SchedulerTurn {
        tell(.taskAdded(try entry(id, priority: priority, alter)))
    }

    func task(_ id: String) throws -> TaskEntry? { scheduler[try TaskID(id)] }

    func status(_ id: String) throws -> TaskStatus? { try task(id)?.task.status.known }

    func live() -> [String] { scheduler.liveTasks.map(\.text) }

    @discardableResult
    mutating func confirm(_ id: String, run: String? = nil) throws -> SchedulerTurn {
        let attempt = try task(id)?.progress.attempt ?? 0
        return tell(.runStarted(try TaskID(id), try RunID(run ?? "run-\(id)-\(attempt)")))
    }

    /// The run of the task ends after a minute of work, or as said.
    @discardableResult
    mutating func end(
        _ id: String,
        _ outcome: Outcome = .completed,
        after duration: Duration = .seconds(60),
        _ alter: (inout EndedRun) -> Void = { _ in }
    ) throws -> SchedulerTurn {
        let task = try TaskID(id)
        let attempt = scheduler[task]?.progress.attempt ?? 0
        let run = try scheduler.run(of: task) ?? RunID("run-\(id)-\(attempt)")
        var end = EndedRun(task: task, run: run, outcome: outcome, duration: duration)
        alter(&end)
        return tell(.runEnded(end))
    }

    /// The decisions about a task, or about all of them, as `decision_point` names them.
    func points(_ id: String?) -> [String] { decisions(id).map(\.point) }

    func decisions(_ id: String?) -> [Decision] { turns.flatMap(\.decisions).filter { $0.contextID == id } }

    func lastReason(_ id: String?) -> String? { decisions(id).last?.reason }
}
