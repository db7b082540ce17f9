import Control
import Domain
import JSON
import Journal
import Platform

/// A run that is held in its middle: its processes stand still, and time does not count for it.
extension Recorder {
    var isPaused: Bool { run.state.isPaused && end == nil }

    func pause(_ by: PauseReason, _ why: String?, _ id: Int64) -> RunReply {
        guard seat.agent != nil, end == nil, !isStartOwed else {
            return RunReply(to: id, ok: false, detail: "its agent does not run")
        }
        guard stop.reason == nil else { return RunReply(to: id, ok: false, detail: "it is about to end") }
        guard !isPaused else { return RunReply(to: id, ok: true, detail: "it is paused already") }
        let pause = RunPause(by: by, why: why, at: clock.now(), after: run.state.pause)
        // What stands in the journal is done by whoever comes after us.
        note(.paused, .warn, "The run is paused\(why.map { ": \($0)" } ?? "").", pause.json)
        remember(pause)
        timeoutAt = nil
        hold()
        pauseChanged()
        return RunReply(to: id, ok: true)
    }

    func resume(_ id: Int64) -> RunReply {
        guard isPaused else { return RunReply(to: id, ok: false, detail: "it is not paused") }
        pauseIsOver("The run goes on.")
        tree.signal(tree.members(run.metadata.run), [.go])
        pauseChanged()
        return RunReply(to: id, ok: true)
    }

    /// Whoever lets its agent go on and is not asked to, is not heeded.
    func holdAgain(_ state: UInt8?) {
        guard isPaused, let state, state != UInt8(ascii: "T") else { return }
        hold()
    }

    /// Also where it is to end: then its processes are let go by that.
    func pauseIsOver(_ message: String) {
        guard run.state.isPaused, let pause = run.state.pause?.ended(at: clock.now().monotonic) else { return }
        note(.resumed, .info, message, pause.json)
        remember(pause)
        guard end == nil, let born = bornMark() else { return }
        timeoutAt = timeout(from: born.monotonic)
    }

    /// For whoever takes over: the agent stands still, or was about to.
    func goOnPausing() {
        guard isPaused, stop.reason == nil else { return }
        timeoutAt = nil
        hold()
    }

    private func hold() {
        let run = run.metadata.run
        tree.hold(tree.members(run), of: run)
    }

    private func remember(_ pause: RunPause) {
        var patch = RunStatePatch()
        patch.pause = pause
        change(patch)
    }

    private func pauseChanged() {
        beat()
        tellState()
    }
}
