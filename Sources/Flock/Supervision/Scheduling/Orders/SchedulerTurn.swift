package import Domain
import JSON

/// What one fact led to.
package struct SchedulerTurn: Sendable {
    static let turnKey = "turn"
    static let factKey = "fact"
    static let standingKey = "standing"

    /// The how manyth turn it is that left lines; nothing where the fact changed nothing, and needs no line.
    package let number: Int64?
    package let fact: SchedulerFact
    package let time: SchedulerTime
    /// What holds for all tasks from now on, where that has changed.
    package let standing: DispatchStanding?
    package let actions: [SchedulerAction]

    /// Whether something is to be done that must not be done before the lines are on the disk.
    package var hasEffects: Bool { !starts.isEmpty || !stops.isEmpty }

    package var starts: [StartOrder] {
        actions.compactMap { if case .start(let order) = $0 { order } else { nil } }
    }

    package var stops: [StopOrder] {
        actions.compactMap { if case .stop(let order) = $0 { order } else { nil } }
    }

    package var decisions: [Decision] {
        actions.compactMap { if case .decide(let decision, _) = $0 { decision } else { nil } }
    }

    /// Why what was asked is not done.
    package var refusal: String? {
        decisions.first { $0.point == Scheduler.Point.refuseTask.rawValue }.flatMap(\.reason)
    }

    package var wakeAfter: Duration? {
        actions.compactMap { if case .wake(let delay) = $0 { delay } else { nil } }.min()
    }

    /// The lines to be journaled, in their order; the first carries the fact. `duration` is how long the scheduler took
    /// over it, which it does not know itself.
    package func lines(took duration: Duration? = nil) -> [SchedulerLine] {
        guard let number else { return [] }
        var lines = actions.compactMap { line($0, duration) }
        if lines.isEmpty {
            // What has no news of its own is told all the same, or it would be missing in a replay.
            lines = [SchedulerLine(type: .system, level: .debug, message: "Heard: \(fact.word)", data: Self.heard)]
        }
        return lines.enumerated().map { index, line in
            var data = line.data
            data[Self.turnKey] = .integer(number)
            if index == 0 {
                data[Self.factKey] = .object(fact.json(at: time))
                if let standing { data[Self.standingKey] = .object(standing.json) }
            }
            return SchedulerLine(type: line.type, level: line.level, message: line.message, data: data)
        }
    }

    private static let heard: JSONObject = ["event_type": "fact", "severity": "debug", "component": "scheduler"]

    private func line(_ action: SchedulerAction, _ duration: Duration?) -> SchedulerLine? {
        switch action {
        case .change(let change):
            return SchedulerLine(type: .taskChanged, level: .info, message: change.message, data: change.data)
        case .decide(var decision, let level):
            decision.durationMilliseconds = duration.map { $0 / .milliseconds(1) }
            let subject = decision.contextID.map { " \($0)" } ?? ""
            let message = "\(decision.point)\(subject): \(decision.reason ?? "")"
            return SchedulerLine(type: .decision, level: level, message: message, data: decision.json)
        case .start, .stop, .wake: return nil
        }
    }
}
