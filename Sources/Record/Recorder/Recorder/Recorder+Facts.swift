import Control
import Domain
import Glibc
import Journal
import Platform

/// What the daemon is told while there is one, and what it asks for.
extension Recorder {
    static func control(_ seat: Seat, _ metadata: RunMetadata) -> ControlLink? {
        guard let socket = seat.plan.socket else { return nil }
        let shim = Hello.Shim(
            run: metadata.run,
            task: metadata.task,
            worker: metadata.worker,
            directory: seat.paths.directory,
            identity: seat.keeper
        )
        let hello = Hello(.shim(shim), version: metadata.roostVersion ?? "unknown")
        return ControlLink(to: socket, hello: hello, uid: geteuid(), at: seat.clock.now().monotonic)
    }

    func tell(_ fact: RunFact) { control?.send(fact, at: clock.now().monotonic) }

    func tellState() {
        guard let control, let status = run.state.status.known else { return }
        var state = RunFact.State(status)
        state.outcome = run.state.outcome
        state.reason = run.state.reason
        state.exitCode = run.state.exitCode
        state.signal = run.state.signal
        control.send(.state(state), at: clock.now().monotonic)
    }

    func tellPulse() {
        guard control != nil else { return }
        let lastOutputAt = [stdout.lastOutputAt, stderr.lastOutputAt].compactMap { $0 }.max()
        tell(
            .pulse(
                stdoutBytes: run.bytesCount(of: .stdout),
                stderrBytes: run.bytesCount(of: .stderr),
                lastOutputAt: lastOutputAt
            )
        )
    }

    func listenToDaemon() {
        guard let control, let number = control.descriptor else { return }
        ready.add(number, for: control.wantsToWrite ? [.readable, .writable] : .readable)
    }

    func hearDaemon() {
        guard let control else { return }
        let now = clock.now().monotonic
        control.connectIfDue(at: now)
        guard let number = control.descriptor, ready.isReady(number) else { return }
        if control.wantsToWrite { control.canWrite(at: now) }
        let wasOpen = control.isOpen
        for request in control.canRead(at: now) { control.answer(answer(request), at: now) }
        // A daemon that has just begun to listen knows nothing of what was told before.
        if control.isOpen, !wasOpen {
            if let agent = seat.agent?.identity { tell(.started(agent)) }
            tellState()
        }
    }

    private func answer(_ request: RunRequest) -> RunReply {
        switch request.wish {
        case .stop(let reason, let graceSeconds, let why): return stop(request.id, reason, graceSeconds, why)
        case .kill:
            let order = StopOrder(.stopped, isImmediate: true)
            link.say(.stopping(order))
            stopAsked(order, isNew: true)
            return RunReply(to: request.id, ok: true)
        case .checkpoint:
            guard takesCheckpoints else {
                return RunReply(to: request.id, ok: false, detail: "this run was started without checkpoints")
            }
            askForCheckpoint()
            return RunReply(to: request.id, ok: true)
        case .pause(let by, let why): return pause(by, why, request.id)
        case .resume: return resume(request.id)
        case .input(let bytes): return type(bytes, request.id)
        case .closeInput:
            guard seat.closeInput() else {
                return RunReply(to: request.id, ok: false, detail: "the agent has no input that could be closed")
            }
            link.say(.inputClosed)
            return RunReply(to: request.id, ok: true)
        case .unknown(let word):
            return RunReply(to: request.id, ok: false, detail: "this shim does not know the request \(word)")
        }
    }

    private func stop(_ id: Int64, _ reason: Term<Reason>, _ graceSeconds: Int64?, _ why: String?) -> RunReply {
        guard let known = reason.known, StopOrder.reasons.contains(known) else {
            return RunReply(to: id, ok: false, detail: "a run is not stopped for \(reason.text)")
        }
        let order = StopOrder(known, isImmediate: graceSeconds == 0)
        link.say(.stopping(order))
        stopAsked(order, isNew: true, graceSeconds: graceSeconds, why: why)
        return RunReply(to: id, ok: true)
    }

    private func type(_ bytes: [UInt8], _ id: Int64) -> RunReply {
        do throws(PlatformError) {
            guard let written = try seat.type(bytes) else {
                return RunReply(to: id, ok: false, detail: "the agent takes no input")
            }
            guard written == bytes.count else {
                let detail = "the agent does not read: \(written) of \(bytes.count) bytes found room"
                return RunReply(to: id, ok: false, detail: detail)
            }
            return RunReply(to: id, ok: true)
        } catch {
            return RunReply(to: id, ok: false, detail: "\(error)")
        }
    }
}
