package import Control
package import Domain
package import Journal
import Runs

/// A run that is not over, as the daemon knows it.
package struct RunRow: Hashable, Sendable {
    /// An adoption that has failed, and when the next one is due.
    struct Refusal: Hashable, Sendable {
        let why: String
        let pause: Duration
        let until: MonotonicTime
    }

    /// As its files told it last.
    package internal(set) var look: RunLook
    package internal(set) var lookedAt: MonotonicTime
    /// Whether its shim is connected to us: then it is not looked for.
    package internal(set) var isConnected = false
    /// Of the shim, which may be an older one than ours.
    package internal(set) var shimVersion: String?
    package internal(set) var stdoutBytes: Int64
    package internal(set) var stderrBytes: Int64
    package internal(set) var lastOutputAt: WallTime?
    /// What its recorder waits for, and the agent with it.
    package internal(set) var waitsFor: Term<RunFact.Wait>?
    /// Why it was asked to end.
    package internal(set) var stop: Term<Reason>?
    package internal(set) var checkpointSeq: Int64
    /// What the index has last told of it.
    package internal(set) var live: IndexFact?
    var loss = ShimLoss()
    var isBeingAdopted = false
    var refusal: Refusal?
    /// Since when a launch has been without a shim.
    var unstartedSince: MonotonicTime?

    init(_ look: RunLook, at now: MonotonicTime) {
        self.look = look
        lookedAt = now
        stdoutBytes = look.run.state.stdoutBytes
        stderrBytes = look.run.state.stderrBytes
        checkpointSeq = look.run.state.checkpointSeq
    }

    package var run: RunID { look.run.metadata.run }
    package var task: TaskID { look.run.metadata.task }
    package var worker: WorkerID? { look.run.metadata.worker }
    package var paths: RunPaths { look.run.paths }
    package var state: RunState { look.run.state }
    /// By whom it is paused.
    var pausedBy: Term<PauseReason>? { state.isPaused ? state.pause?.by : nil }
    package var isAttended: Bool { isConnected || look.attendance == .attended }
}
