package import Domain

/// How the daemon goes: at once or after a while, and whether another comes after it. Pure: it hears facts and answers
/// actions.
///
/// Agents go on under their shims whatever happens here, unless somebody asked for their end as well.
package struct Departure: Sendable {
    /// What somebody asked for.
    package enum Wish: Hashable, Sendable {
        /// The agents go on.
        case stop
        /// They get so long to end by themselves, and are asked to end then.
        case drain(Duration)
        /// They are ended at once.
        case stopNow
        /// Another daemon takes over at once.
        case restart
        /// It is announced, and the agents' work is saved first.
        case restartAnnounced
    }

    /// What comes after us.
    package enum Successor: Hashable, Sendable {
        case none
        case daemon
    }

    package enum Action: Hashable, Sendable {
        /// From here on no work is begun.
        case beginNothing
        /// Have the worktrees of these runs saved.
        case checkpoint([RunID])
        /// Ask these runs to end, with the time that theirs is.
        case stopRuns([RunID])
        case killRuns([RunID])
        /// See whether a successor could begin.
        case rehearse
        case tell(Progress)
        /// The restart does not take place.
        case callOff(String)
        case leave(Successor)
    }

    /// How far it has come, for whoever waits.
    package struct Progress: Hashable, Sendable {
        package let phase: String
        package let left: [RunID]
        package let waited: Duration
    }

    package enum Answer: Hashable, Sendable {
        case accepted(String)
        /// It was done before.
        case done(String)
        case refused(String)
    }

    private enum State: Hashable, Sendable {
        case staying
        case announced(until: MonotonicTime)
        case rehearsing(isAnnounced: Bool)
        case saving(since: MonotonicTime, left: Set<RunID>)
        case draining(since: MonotonicTime, until: MonotonicTime, left: Set<RunID>)
        case stopping(since: MonotonicTime, left: Set<RunID>)
        case left
    }

    package static let announcement = Duration.seconds(5)
    /// For how long at most the work of agents is waited for to be saved.
    package static let savingMax = Duration.seconds(60)
    /// For how long runs are waited for that were asked to end: longer than they are given.
    package static let stoppingMax = Duration.seconds(30)
    package static let tellingInterval = Duration.seconds(5)
    /// A successor that is asked so soon to restart was asked by whoever did not hear the answer of the one before.
    package static let settling = Duration.seconds(10)

    private var state = State.staying
    private var lastTold: MonotonicTime?
    /// Until when a wish for a restart is taken for the one that has brought us here.
    private let isSettledAt: MonotonicTime?

    /// - Parameter restartedAt: when we began, where that was by a restart.
    package init(restartedAt: MonotonicTime? = nil) {
        isSettledAt = restartedAt?.advanced(by: Self.settling)
    }

    package var isStaying: Bool { state == .staying }

    /// Whether it is near enough to its end to be looked at often.
    package var isUnderWay: Bool {
        switch state {
        case .staying, .left: false
        case .announced, .rehearsing, .saving, .draining, .stopping: true
        }
    }

    /// One word for people and programs.
    package var phase: String {
        switch state {
        case .staying: "running"
        case .announced, .rehearsing: "restarting"
        case .saving: "saving"
        case .draining: "draining"
        case .stopping: "stopping"
        case .left: "leaving"
        }
    }

    // MARK: - Wishes

    /// - Parameters:
    ///   - live: the runs that go on.
    ///   - pid: ours, for whoever asks again for what was done already.
    package mutating func asked(
        for wish: Wish,
        live: [RunID],
        pid: Int32,
        at now: MonotonicTime
    ) -> (answer: Answer, actions: [Action]) {
        switch wish {
        case .stop: return stop(live)
        case .drain(let limit): return drain(live, limit, now)
        case .stopNow: return stopNow(live, now)
        case .restart, .restartAnnounced: return restart(wish, pid, now)
        }
    }

    private mutating func stop(_ live: [RunID]) -> (Answer, [Action]) {
        let isSecond = isUnderWay
        state = .left
        let goOn = live.isEmpty ? "no agent is at work" : "\(Self.agents(live.count)) on without it"
        return (.accepted("\(isSecond ? "stopping at once" : "stopping"); \(goOn)"), [.beginNothing, .leave(.none)])
    }

    private mutating func drain(_ live: [RunID], _ limit: Duration, _ now: MonotonicTime) -> (Answer, [Action]) {
        switch state {
        case .stopping, .left: return (.refused("the daemon is stopping already"), [])
        case .staying, .announced, .rehearsing, .saving, .draining: break
        }
        guard !live.isEmpty else { return stop(live) }
        state = .draining(since: now, until: now.advanced(by: limit), left: Set(live))
        lastTold = now
        return (.accepted("draining: \(live.count) to end within \(limit)"), [.beginNothing])
    }

    private mutating func stopNow(_ live: [RunID], _ now: MonotonicTime) -> (Answer, [Action]) {
        if state == .left { return (.refused("the daemon is stopping already"), []) }
        guard !live.isEmpty else { return stop(live) }
        state = .stopping(since: now, left: Set(live))
        lastTold = now
        let agents = live.count == 1 ? "1 agent" : "\(live.count) agents"
        return (.accepted("stopping, and \(agents) with it"), [.beginNothing, .killRuns(live)])
    }

    private mutating func restart(_ wish: Wish, _ pid: Int32, _ now: MonotonicTime) -> (Answer, [Action]) {
        // Who waits for a restart sees who came; who only sends the wish may not have heard the answer.
        if wish == .restartAnnounced, state == .staying, let isSettledAt, now < isSettledAt {
            return (.done("restarted already: this is the new daemon (pid \(pid))"), [])
        }
        switch (state, wish) {
        case (.staying, .restartAnnounced):
            state = .announced(until: now.advanced(by: Self.announcement))
            return (.accepted(Self.announced(in: Self.announcement)), [.beginNothing])
        case (.staying, _):
            state = .rehearsing(isAnnounced: false)
            return (.accepted("restarting"), [.beginNothing, .rehearse])
        case (.announced(let until), _): return (.accepted(Self.announced(in: now.duration(to: until))), [])
        case (.rehearsing, _), (.saving, _): return (.accepted("restarting"), [])
        case (.draining, _), (.stopping, _), (.left, _): return (.refused("the daemon is stopping"), [])
        }
    }

    private static func agents(_ count: Int) -> String { count == 1 ? "1 agent goes" : "\(count) agents go" }

    private static func announced(in time: Duration) -> String {
        "restarting in \(max(0, (time.nanoseconds + 999_999_999) / 1_000_000_000))s"
    }

    // MARK: - Facts

    /// A successor could begin.
    package mutating func rehearsed(live: [RunID], at now: MonotonicTime) -> [Action] {
        guard case .rehearsing(let isAnnounced) = state else { return [] }
        guard isAnnounced else {
            state = .left
            return [.checkpoint(live), .leave(.daemon)]
        }
        guard !live.isEmpty else {
            state = .left
            return [.leave(.daemon)]
        }
        state = .saving(since: now, left: Set(live))
        lastTold = now
        return [.checkpoint(live), .tell(Progress(phase: phase, left: live, waited: .zero))]
    }

    /// It could not: we stay.
    package mutating func rehearsalFailed(_ why: String) -> [Action] {
        guard case .rehearsing = state else { return [] }
        state = .staying
        return [.callOff(why)]
    }

    /// The work of a run is saved, or it has none that could be.
    package mutating func saved(_ run: RunID) -> [Action] {
        guard case .saving(let since, var left) = state, left.remove(run) != nil else { return [] }
        state = .saving(since: since, left: left)
        return finished(left, then: .daemon)
    }

    package mutating func ended(_ run: RunID) -> [Action] {
        switch state {
        case .staying, .announced, .rehearsing, .left: return []
        case .saving: return saved(run)
        case .draining(let since, let until, var left):
            left.remove(run)
            state = .draining(since: since, until: until, left: left)
            return finished(left, then: .none)
        case .stopping(let since, var left):
            left.remove(run)
            state = .stopping(since: since, left: left)
            return finished(left, then: .none)
        }
    }

    private mutating func finished(_ left: Set<RunID>, then successor: Successor) -> [Action] {
        guard left.isEmpty else { return [] }
        state = .left
        return [.leave(successor)]
    }

    package mutating func ticked(at now: MonotonicTime) -> [Action] {
        switch state {
        case .staying, .rehearsing, .left: return []
        case .announced(let until):
            guard until <= now else { return [] }
            state = .rehearsing(isAnnounced: true)
            return [.rehearse]
        case .saving(let since, let left):
            guard since.duration(to: now) < Self.savingMax else {
                state = .left
                return [.tell(progress(left, since, now)), .leave(.daemon)]
            }
            return told(left, since, now)
        case .draining(let since, let until, let left):
            guard until <= now else { return told(left, since, now) }
            state = .stopping(since: now, left: left)
            return [.tell(progress(left, since, now)), .checkpoint(left.sorted()), .stopRuns(left.sorted())]
        case .stopping(let since, let left):
            guard since.duration(to: now) < Self.stoppingMax else {
                state = .left
                return [.tell(progress(left, since, now)), .leave(.none)]
            }
            return told(left, since, now)
        }
    }

    private mutating func told(_ left: Set<RunID>, _ since: MonotonicTime, _ now: MonotonicTime) -> [Action] {
        if let lastTold, lastTold.duration(to: now) < Self.tellingInterval { return [] }
        lastTold = now
        return [.tell(progress(left, since, now))]
    }

    private func progress(_ left: Set<RunID>, _ since: MonotonicTime, _ now: MonotonicTime) -> Progress {
        Progress(phase: phase, left: left.sorted(), waited: since.duration(to: now))
    }
}
