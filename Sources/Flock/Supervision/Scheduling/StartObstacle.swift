import Domain

/// Why a task is not started now.
enum StartObstacle: Hashable {
    case held(String)
    case closed(String)
    case after(TaskID, isKnown: Bool)
    case delayed(until: WallTime)
    case paused(by: String)
    case broken(until: WallTime)
    case quiet(until: String)
    case unmeasured
    case memory(least: ByteCount)
    case disk(least: ByteCount)
    case noSlot(slots: Int)
    case interval(Duration)
    case rateLimit(RateLimited, until: WallTime)
    case agentLimit(String, runsMax: Int)
    case accountLimit(String, runsMax: Int)
    case writer(TaskID, repository: String)
    case budget(String)

    /// Whether a person may have it started all the same: what only keeps the order may be passed over, what keeps
    /// work and machine from harm may not.
    var yieldsToForce: Bool {
        switch self {
        case .delayed, .paused, .broken, .quiet, .interval, .rateLimit, .agentLimit, .accountLimit: true
        case .held, .closed, .after, .unmeasured, .memory, .disk, .noSlot, .writer, .budget: false
        }
    }

    /// Nothing in it changes while nothing happens, so that it is told once.
    var text: String {
        switch self {
        case .held(let why): "it is on hold: \(why)"
        case .closed(let why), .budget(let why): why
        case .after(let task, true): "it comes after \(task), which is not completed"
        case .after(let task, false): "it comes after \(task), which nobody has added"
        case .delayed(let until): "it is not tried again before \(until)"
        case .paused(let person): "\(person) paused the flock"
        case .broken(let until): "too many starts came to nothing: nothing is started before \(until)"
        case .quiet(let until): "these are quiet hours, until \(until)"
        case .unmeasured: "nobody has measured yet how much memory and disk there is"
        case .memory(let least): "less than \(least) of memory is available"
        case .disk(let least): "less than \(least) of the disk is free"
        case .noSlot(0): "there are no slots"
        case .noSlot(let slots): "no slot is free: all \(slots) are taken"
        case .interval(let interval): "the last start is less than \(DurationText.write(interval)) ago"
        case .rateLimit(let limited, let until): "\(limited) has to wait until \(until)"
        case .agentLimit(let agent, let most): "the agent \(agent) has all \(most) of the runs that it may have at once"
        case .accountLimit(let account, let most):
            "the account \(account) has all \(most) of the runs that it may have at once"
        case .writer(let task, let repository): "\(task) writes to the same part of \(repository)"
        }
    }
}
