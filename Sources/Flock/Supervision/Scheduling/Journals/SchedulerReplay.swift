package import Domain
import JSON

/// Puts the facts of a session's journal through the scheduler once more, and holds the decisions that it makes
/// against those that stand there. How long one took, and where in the source it was made, does not count.
package struct SchedulerReplay {
    /// A decision that was recorded and is not made, or the other way round.
    package struct Difference: Hashable, Sendable {
        package let turn: Int64
        package let recorded: Decision?
        package let made: Decision?
    }

    private struct Recorded {
        let number: Int64
        let fact: JSONObject
        var decisions: [Decision] = []
    }

    package private(set) var turnCount = 0
    package private(set) var differences: [Difference] = []
    /// All decisions that were made, in their order.
    package private(set) var made: [Decision] = []
    private let edit: (inout TaskEntry) -> Void
    private var tasks = OpenTasks()
    private var scheduler: Scheduler?
    private var turn: Recorded?

    /// `edit` changes tasks as they stand in the journal, to see what would have been decided.
    package init(editing edit: @escaping (inout TaskEntry) -> Void = { _ in }) { self.edit = edit }

    /// The lines of one session, in their order.
    package mutating func take(_ event: Event) throws(FieldError) {
        guard let number = event.data[SchedulerTurn.turnKey]?.integerValue else {
            if scheduler == nil { tasks.take(event) }
            return
        }
        if let fact = event.data[SchedulerTurn.factKey]?.objectValue {
            try close(isLast: false)
            turn = Recorded(number: number, fact: fact)
        }
        if event.sessionType == .known(.decision) { turn?.decisions.append(try Decision(json: event.data)) }
    }

    /// The journal ends here. Where its writer was killed, the last turn may lack decisions at its end.
    package mutating func finish() throws(FieldError) { try close(isLast: true) }

    private mutating func close(isLast: Bool) throws(FieldError) {
        guard let recorded = turn else { return }
        turn = nil
        turnCount += 1
        let made = try decisions(on: recorded.fact)
        let count = isLast ? recorded.decisions.count : max(made.count, recorded.decisions.count)
        for index in 0..<count {
            let one = index < recorded.decisions.count ? recorded.decisions[index] : nil
            let two = index < made.count ? made[index] : nil
            if one.map(Self.essence) != two.map(Self.essence) {
                differences.append(Difference(turn: recorded.number, recorded: one, made: two))
            }
        }
        self.made += made
    }

    private mutating func decisions(on json: JSONObject) throws(FieldError) -> [Decision] {
        let fact = edited(try SchedulerFact(json: json))
        // Taken out while it changes, so that it is not copied.
        var scheduler = self.scheduler.take() ?? Scheduler(editedTasks)
        let turn = scheduler.take(fact, at: try SchedulerFact.time(json: json))
        self.scheduler = scheduler
        return turn.decisions
    }

    private var editedTasks: OpenTasks {
        let entries = tasks.entries.map { entry in
            var entry = entry
            edit(&entry)
            return entry
        }
        return OpenTasks(entries: entries, ended: tasks.ended, standing: tasks.standing)
    }

    private func edited(_ fact: SchedulerFact) -> SchedulerFact {
        switch fact {
        case .taskAdded(var entry):
            edit(&entry)
            return .taskAdded(entry)
        case .taskEdited(var entry):
            edit(&entry)
            return .taskEdited(entry)
        case .taskHeld, .taskReleased, .taskCancelled, .taskRetried, .taskBlocked, .taskAssigned, .runStarted,
            .startFailed, .runAdopted, .runEnded, .retryAwaited, .rateLimitHeard, .resourcesMeasured, .paused, .resumed,
            .scaled,
            .limitsChanged, .closed, .opened, .budgetHeld, .budgetFreed, .budgetsNoted, .timePassed:
            return fact
        }
    }

    private static func essence(_ decision: Decision) -> Decision {
        var decision = decision
        decision.durationMilliseconds = nil
        decision.sourceFile = nil
        return decision
    }
}
