import Domain
import Journal
import Platform

/// Checkpoints are taken by a helper process, since one may take long and the pipes must be emptied meanwhile.
extension Recorder {
    func askForCheckpoint() {}

    func checkpointIfDue(_ now: MonotonicTime) {}

    func hearCheckpoint() {}
}

struct CheckpointTurn {
    var due: MonotonicTime?

    init(_ plan: LaunchPlan) {}

    func listen(in ready: inout ReadySet) {}
}
