import Domain
import JSON

/// What the events of a run say of its state: for when `state.json` cannot be read, and so that nothing is said twice.
struct LastWords: Hashable, Sendable {
    private(set) var firstAt: WallTime?
    private(set) var lastAt: WallTime?
    private(set) var hasStarted = false
    private(set) var wasDeferred = false
    private(set) var hasExited = false
    private(set) var exitCode: Int64?
    private(set) var outcome: Outcome?
    private(set) var finishedAt: WallTime?
    private(set) var summary: String?
    private(set) var isTailInDoubt = false
    private(set) var stop: RequestedStop?
    private(set) var pause: RunPause?
    /// The path of the control group that the agent was born in.
    private(set) var group: String?

    mutating func note(_ event: Event) {
        if firstAt == nil { firstAt = event.createdAt }
        lastAt = event.createdAt
        guard let type = event.runType.known else { return }
        switch type {
        case .runPrepared: summary = event.message
        case .workerStarted: hasStarted = true
        case .workerExecutionDeferred: wasDeferred = true
        case .workerExited:
            hasExited = true
            exitCode = exitCode(of: event)
        case .stepPrepared, .stepCompleted, .stepFailed, .stepBlocked, .stepInterrupted, .stepLost:
            outcome = Outcome.allCases.first { $0.terminalEvent == type }
            finishedAt = event.createdAt
            summary = event.message
            exitCode = exitCode(of: event) ?? exitCode
        case .tailInDoubt: isTailInDoubt = true
        case .agentStarted: if case .string(let path)? = event.data["group"] { group = path }
        case .stopRequested: if stop == nil { stop = RequestedStop(event) } else { stop?.askedAgain(event) }
        case .paused, .resumed: pause = Self.pause(event) ?? pause
        case .checkpointSlotReserved, .tornTail, .recovered, .recorderReplaced, .keeperLost, .pipeHeld,
            .adopted, .processesLeft, .diskFull, .diskFailed, .diskFreed, .outputDropped,
            .checkpointTaken, .checkpointFailed, .outcomeRefused, .machineSlept:
            break
        }
    }

    /// The state that these words tell.
    func state(of metadata: RunMetadata) -> RunState {
        var state = RunState(
            preparedAt: firstAt ?? metadata.createdAt,
            attempt: metadata.attempt,
            checkpointSeq: metadata.resumeFromSeq ?? 0,
            summary: summary
        )
        state.updatedAt = lastAt ?? state.startedAt
        state.finishedAt = finishedAt
        state.exitCode = exitCode
        state.outcome = outcome.map { .known($0) }
        state.pause = pause
        state.status = .known(outcome?.status ?? (hasStarted ? .running : .prepared))
        return state
    }

    /// A state that stands, brought to where the events are.
    func advance(_ state: RunState) -> RunState {
        var state = state
        state.status = .known(outcome?.status ?? .running)
        state.updatedAt = lastAt ?? state.updatedAt
        state.finishedAt = finishedAt ?? state.finishedAt
        state.exitCode = exitCode ?? state.exitCode
        state.outcome = outcome.map { .known($0) } ?? state.outcome
        if let pause, pause.isNewer(than: state.pause) { state.pause = pause }
        state.summary = outcome == nil ? state.summary : summary
        return state
    }

    private static func pause(_ event: Event) -> RunPause? {
        Deliberate.ignore(because: "what cannot be read tells of no pause") { () throws(FieldError) in
            try RunPause(Fields(event.data))
        }
    }

    private func exitCode(of event: Event) -> Int64? {
        guard case .integer(let code)? = event.data["exitCode"] else { return nil }
        return code
    }
}
