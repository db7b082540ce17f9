/// What happened in a run: first the words of a run that goes by plan, then those of one that was stopped, ran out of
/// room or outlived its watchers.
package enum EventType: String, TermWord, CaseIterable {
    case runPrepared = "run_prepared"
    case checkpointSlotReserved = "checkpoint_slot_reserved"
    case workerStarted = "worker_started"
    case workerExecutionDeferred = "worker_execution_deferred"
    case workerExited = "worker_exited"
    case stepPrepared = "step_prepared"
    case stepCompleted = "step_completed"
    case stepFailed = "step_failed"
    case stepBlocked = "step_blocked"
    case stepInterrupted = "step_interrupted"
    case stepLost = "step_lost"
    case tornTail = "torn_tail"
    case recovered
    case recorderReplaced = "recorder_replaced"
    case keeperLost = "keeper_lost"
    case pipeHeld = "pipe_held"
    case agentStarted = "agent_started"
    case adopted
    case stopRequested = "stop_requested"
    case paused
    case resumed
    case processesLeft = "processes_left"
    case diskFull = "disk_full"
    case diskFailed = "disk_failed"
    case diskFreed = "disk_freed"
    case outputDropped = "output_dropped"
    case checkpointTaken = "checkpoint_taken"
    case checkpointFailed = "checkpoint_failed"
    case outcomeRefused = "outcome_refused"
    case machineSlept = "machine_slept"
    case tailInDoubt = "tail_in_doubt"

    /// One word after the other: for so many the compiler would make a table when the first is looked up, which costs a
    /// shim more at its start than it ever gains.
    package init?(rawValue: String) {
        guard let type = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = type
    }
}
