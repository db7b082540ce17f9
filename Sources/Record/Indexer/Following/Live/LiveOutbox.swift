import Domain

/// What a listener is told, and what not: a summary of each run before anything else of it, and none of what would have
/// to wait for a listener that does not read. Pure.
struct LiveOutbox {
    private enum State {
        /// Nobody listens.
        case closed
        /// Of these runs there was no summary yet.
        case summarizing(Set<RunID>)
        case flowing
        /// Facts were left out. It goes on once the listener has read what it was sent.
        case lagging
    }

    private var state = State.closed

    /// Somebody listens, who knows nothing yet.
    mutating func opened(_ runs: some Sequence<RunID>) { state = .summarizing(Set(runs)) }

    mutating func closed() { state = .closed }

    var isOpen: Bool {
        if case .closed = state { false } else { true }
    }

    /// Whether a fact may go out now, of a run or of all. One of a run that has a summary to come will be in that.
    mutating func takes(_ run: RunID?, waitingBytes: Int) -> Bool {
        switch state {
        case .closed, .lagging: return false
        case .summarizing(let runs):
            if let run, runs.contains(run) { return false }
        case .flowing: break
        }
        guard waitingBytes >= LiveLimits.waitingBytesMax else { return true }
        state = .lagging
        return false
    }

    /// What was told so far is not what is known now.
    mutating func leaveOut() { if isOpen { state = .lagging } }

    /// Whether it is time to say that facts were left out, and to begin anew with summaries of these runs.
    mutating func goesOn(with runs: some Sequence<RunID>, waitingBytes: Int) -> Bool {
        guard case .lagging = state, waitingBytes == 0 else { return false }
        state = .summarizing(Set(runs))
        return true
    }

    /// The next run to tell a summary of, of those that can be.
    func due(_ ready: (RunID) -> Bool, waitingBytes: Int) -> RunID? {
        guard case .summarizing(let runs) = state, waitingBytes < LiveLimits.waitingBytesMax else { return nil }
        return runs.filter(ready).min { $0.text < $1.text }
    }

    /// There was a summary of it, or there is no such run any more.
    mutating func summarized(_ run: RunID) {
        guard case .summarizing(var runs) = state else { return }
        runs.remove(run)
        state = .summarizing(runs)
    }

    /// Whether that was the last of them.
    mutating func hasSummarizedAll() -> Bool {
        guard case .summarizing(let runs) = state, runs.isEmpty else { return false }
        state = .flowing
        return true
    }
}
