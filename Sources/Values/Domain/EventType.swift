/// What happened in a run: first the words of a run that goes by plan, then those of one that
/// outlived its watchers.
package enum EventType: String, CaseIterable, Sendable {
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
}
