import Domain
import Journal
import Platform

/// How a run ended, decided from all that is known of it.
struct RunEnding: Hashable, Sendable {
    private(set) var execution: SaidOutcome
    let reason: Reason
    let signal: Signal?

    /// What is known of the end of an agent.
    enum Agent: Hashable, Sendable {
        case ended(ExitStatus)
        /// It is gone, and nobody can tell how.
        case lost
        /// It went with the machine.
        case rebooted
        case notStarted(SpawnStep, Errno)
        /// Its shim was gone before it could start it.
        case neverStarted
    }

    /// - Parameters:
    ///   - stop: why it was brought to its end, if it was.
    ///   - why: the same for people, where whoever asked for it said so.
    ///   - said: what the agent left in `artifacts/outcome.json`.
    ///   - isOutOfMemory: whether the system killed it because memory ran out.
    static func decide(
        _ agent: Agent,
        stop: Reason?,
        why: String? = nil,
        said: SaidOutcome?,
        isOutOfMemory: Bool
    ) -> RunEnding {
        switch agent {
        case .notStarted(let step, let errno): return notStarted(step, errno)
        case .neverStarted:
            if let stop { return stopped(stop, why, nil, nil) }
            return RunEnding(.failed, .exec, "The agent was never started: its shim was gone before.", 126, nil)
        case .rebooted:
            return RunEnding(.interrupted, .reboot, "The machine was restarted while the agent ran.", 1, said)
        case .lost:
            if let stop { return stopped(stop, why, nil, said) }
            return RunEnding(.lost, .unknown, "The agent is gone, and nobody saw how it ended.", 1, said)
        case .ended(let status):
            if let stop { return stopped(stop, why, status, said) }
            return ended(status, said, isOutOfMemory)
        }
    }

    /// An end that an earlier recorder wrote down, as far as it came.
    static func recorded(_ outcome: Outcome, in state: RunState) -> RunEnding {
        let fitting = Reason.allCases.filter { $0.outcomes.contains(outcome) }
        let reason = state.reason?.known.flatMap { fitting.contains($0) ? $0 : nil } ?? fitting.first ?? .unknown
        let code = state.exitCode ?? (outcome == .completed ? 0 : 1)
        let signal = state.signal.map { Signal(number: Int32(truncatingIfNeeded: $0)) }
        return RunEnding(outcome, reason, state.summary ?? "", code, nil, signal)
    }

    /// How it ended is known, and not all that it wrote.
    mutating func doubtTail() { execution.summary += " The last of its output may be missing." }

    private static func ended(_ status: ExitStatus, _ said: SaidOutcome?, _ isOutOfMemory: Bool) -> RunEnding {
        switch status {
        case .signaled(let signal, let coreDumped):
            let text =
                isOutOfMemory
                ? "The system killed the agent because memory ran out."
                : "The agent was ended by \(signal)\(coreDumped ? ", with a core dump" : "")."
            return RunEnding(.failed, isOutOfMemory ? .oom : .signal, text, status.shellCode, said, signal)
        case .exited(let code):
            let code = Int64(code)
            if let said, said.outcome == .blocked { return RunEnding(.blocked, .said, said.summary, code, said) }
            // What the agent says of itself counts where the exit code does not speak against it.
            if code == 0, said?.outcome == .failed {
                return RunEnding(.failed, .exit, "The agent said that it failed.", code, said)
            }
            guard code == 0 else {
                return RunEnding(.failed, .exit, "The agent ended with exit code \(code).", code, said)
            }
            return RunEnding(.completed, .exit, "The agent ended with exit code 0.", code, said)
        }
    }

    private static func stopped(
        _ stop: Reason,
        _ why: String?,
        _ status: ExitStatus?,
        _ said: SaidOutcome?
    ) -> RunEnding {
        let code = status.map(\.shellCode) ?? 1
        var signal: Signal?
        if case .signaled(let number, _)? = status { signal = number }
        let (outcome, reason, when): (Outcome, Reason, String) =
            switch stop {
            case .timeout: (.failed, .timeout, "when its time was over")
            case .budget: (.failed, .budget, "when its budget was used up")
            case .limit: (.failed, .limit, "when its output had become too large")
            case .drain: (.interrupted, .drain, "because the daemon stops")
            case .stopped, .exit, .signal, .exec, .oom, .said, .reboot, .unknown:
                (.interrupted, .stopped, "on request")
            }
        let text = "The agent was stopped \(when)" + (why.map { ": \($0)." } ?? ".")
        return RunEnding(outcome, reason, text, code, said, signal)
    }

    private static func notStarted(_ step: SpawnStep, _ errno: Errno) -> RunEnding {
        let code: Int64 = step == .exec && errno == .notFound ? 127 : 126
        let what =
            switch step {
            case .workingFolder: "its working folder could not be entered"
            case .exec: "the program could not be run"
            case .clone: "the system starts no more processes"
            case .session, .descriptors: "it could not be set up"
            }
        return RunEnding(.failed, .exec, "The agent was not started, \(what): \(errno).", code, nil)
    }

    private init(
        _ outcome: Outcome,
        _ reason: Reason,
        _ text: String,
        _ code: Int64,
        _ said: SaidOutcome?,
        _ signal: Signal? = nil
    ) {
        // The words of an agent that speaks of another end than it had would mislead.
        let fits = said?.outcome == outcome
        var execution = SaidOutcome(
            ok: outcome == .completed,
            outcome: outcome,
            summary: fits ? said?.summary ?? text : text,
            blocked: said?.outcome == outcome ? said?.blocked : nil,
            exitCode: code
        )
        execution.needsHuman = said?.needsHuman ?? false
        execution.artifacts = said?.artifacts ?? []
        execution.followups = said?.followups ?? []
        self.execution = execution
        self.reason = reason
        self.signal = signal
    }
}

extension ExitStatus {
    /// As a shell gives it: 128 and the number of a signal.
    var shellCode: Int64 {
        switch self {
        case .exited(let code): Int64(code)
        case .signaled(let signal, _): 128 + Int64(signal.number)
        }
    }
}
