import Control
import Domain

/// A run that goes on as the fleet shows it.
struct FleetRow: Hashable {
    let run: FlockStatus.Run
    let cost: Money?

    var id: String { run.run }

    var style: TextStyle { TopInk.style(of: run.need) }

    /// Without a verdict it is what the files say.
    var state: String {
        guard run.verdict == nil, let recorded = run.status else { return run.stateWord }
        return recorded.split(separator: "_").joined(separator: " ")
    }

    var fields: [(key: String, value: String)] {
        [
            ("worker", run.name), ("state", state), ("task", run.task), ("agent", run.kind), ("doing", run.doing),
            ("run", run.run), ("need", need),
        ]
    }

    /// A word for each of `!@#&`.
    private var need: String {
        switch run.need {
        case .answer: "waiting"
        case .look: "error"
        case .patience: "idle"
        case .nothing: "running"
        }
    }

    /// The order of the fleet, and the titles that it can be sorted by.
    enum Order: String, CaseIterable {
        case need = "STATE"
        case task = "TASK"
        case age = "AGE"
        case last = "LAST"
        case cost = "COST"
    }

    static func sorted(_ rows: [FleetRow], by order: Order, now: WallTime) -> [FleetRow] {
        rows.sorted { one, other in
            switch order {
            case .need where one.run.need != other.run.need: return one.run.need < other.run.need
            case .cost where one.cost != other.cost:
                return (one.cost?.nanodollars ?? -1) > (other.cost?.nanodollars ?? -1)
            case .last where one.run.lastOutputAt != other.run.lastOutputAt:
                return (one.run.lastOutputAt ?? now) < (other.run.lastOutputAt ?? now)
            case .task where one.run.task != other.run.task: return one.run.task < other.run.task
            case .need, .task, .age, .last, .cost: break
            }
            return (one.run.startedAt ?? now, one.id) < (other.run.startedAt ?? now, other.id)
        }
    }
}
