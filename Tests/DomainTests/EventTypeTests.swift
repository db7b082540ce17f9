import Domain
import Testing

@Suite struct EventTypeTests {
    @Test func theWordsOfTheSeedComeFirst() {
        let seed = """
            run_prepared checkpoint_slot_reserved worker_started worker_execution_deferred worker_exited step_prepared \
            step_completed step_failed step_blocked
            """
        let added = """
            step_interrupted step_lost torn_tail recovered recorder_replaced keeper_lost pipe_held agent_started \
            adopted stop_requested paused resumed processes_left disk_full disk_failed disk_freed output_dropped \
            checkpoint_taken checkpoint_failed outcome_refused machine_slept tail_in_doubt
            """
        let words = (seed + " " + added).split(separator: " ").map(String.init)
        #expect(EventType.allCases.map(\.rawValue) == words)
    }
}
