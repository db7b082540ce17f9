import Control
import Domain
import JSON
import Journal
import Platform

/// Checkpoints: on request, from time to time, and when the run is stopped.
extension Recorder {
    var takesCheckpoints: Bool { run.metadata.checkpointMode == .known(.enabled) }

    func askForCheckpoint() {
        guard takesCheckpoints else {
            let why = "this run was started without checkpoints"
            return note(.checkpointFailed, .warn, "No checkpoint was taken: \(why).", ["error": .string(why)])
        }
        guard !checkpoints.isBusy else { return checkpoints.want() }
        startCheckpoint(onlyIfChanged: false)
    }

    func checkpointIfDue(_ now: MonotonicTime) {
        guard end == nil, checkpoints.isDue(at: now) else { return }
        startCheckpoint(onlyIfChanged: true)
    }

    /// The worktree is kept as it was left, of a run that was stopped or has kept it from time to time: no short
    /// command is held up by it. Answers whether that is still being done.
    func isKeepingWorktree() -> Bool {
        guard takesCheckpoints, seat.agent != nil, stop.reason != nil || checkpoints.isRegular else { return false }
        if !isWorktreeKept {
            isWorktreeKept = true
            checkpoints.stopInterval()
            if !checkpoints.isBusy { startCheckpoint(onlyIfChanged: true) } else { checkpoints.want() }
        }
        return checkpoints.isBusy
    }

    private func startCheckpoint(onlyIfChanged: Bool) {
        let seq = run.checkpoint.nextSeq
        do throws(PlatformError) {
            try checkpoints.start(seat.paths, seq: seq, onlyIfChanged: onlyIfChanged, at: clock.now().monotonic)
            tree.helper = checkpoints.helperPID
        } catch {
            checkpointFailed(seq, "\(error)")
        }
    }

    func hearCheckpoint() {
        guard let answer = checkpoints.finish(ready, at: clock.now().monotonic) else { return }
        tree.helper = nil
        switch answer {
        case .unchanged: break
        case .failed(let error): checkpointFailed(checkpoints.seq, error)
        case .taken(let seq, let ref, let commit, let files):
            let data: JSONObject = [
                "checkpointSeq": .integer(seq), "ref": .string(ref), "commit": .string(commit),
                "files": .integer(files),
            ]
            note(.checkpointTaken, .info, "Checkpoint \(seq) was taken.", data)
            if seq > run.checkpoint.lastSeq { attempt { () throws(JournalError) in try run.checkpointTaken(seq) } }
            tell(.checkpointTaken(seq: seq, ref: ref, commit: commit))
        }
        if checkpoints.isAskedAgain { startCheckpoint(onlyIfChanged: stop.reason != nil) }
    }

    private func checkpointFailed(_ seq: Int64, _ error: String) {
        let data: JSONObject = ["checkpointSeq": .integer(seq), "error": .string(error)]
        note(.checkpointFailed, .warn, "Checkpoint \(seq) was not taken: \(error).", data)
    }
}
