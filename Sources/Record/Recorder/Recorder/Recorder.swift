import Control
import Domain
import JSON
import Journal
import Platform

/// The half of a shim that moves the agent's bytes into the run directory, and writes all that is known of the run
/// while it goes on. It reads nothing of what it moves.
final class Recorder {
    static let beatInterval = Duration.seconds(2)
    static let treeInterval = Duration.milliseconds(25)

    let seat: Seat
    let disk: any Disk
    let clock: any Clock
    var run: RunWriter
    var link: KeeperLink
    var signals: SignalSource
    var stdout: RecordedChannel
    var stderr: RecordedChannel
    var tree: RunTree
    var stop = StopPlan()
    var pulse: Pulse
    var ready = ReadySet()
    /// The agent's end, once it is known.
    var end: KnownEnd?
    /// A state that could not be written, and is tried again.
    var stateRetryAt: MonotonicTime?
    var timeoutAt: MonotonicTime?
    var isFinished = false
    var isDone = false
    var restAt: MonotonicTime?
    /// Whether the next wait is to take no more memory than it needs.
    private var isAtRest = false
    /// Whether the agent's end would show to us, as far as we know.
    var isParent = true
    var exitToWrite: ExitStatus?
    /// From where a pipe is found empty after it, what comes is late. On a full disk that may be long after.
    var isExitSeen = false
    /// Whether the agent runs and the state does not say so yet.
    var isStartOwed = false
    /// Whether the run directory was removed: nothing can be recorded any more, and the agent goes on without.
    private(set) var isGone = false
    var unsyncedSaid = false
    var waitsFor: RecorderWait?
    var diskNews = DiskNews()
    var reserve: RoomReserve
    var sleep: SleepWatch
    var checkpoints: CheckpointTurn
    var isWorktreeKept = false
    let control: ControlLink?

    struct KnownEnd {
        let agent: RunEnding.Agent
        /// Why it had been asked to end, if it had: what is asked later brings the end of others.
        let stop: Reason?
        let at: MonotonicTime
        let drainUntil: MonotonicTime
        var isHeldSaid = false
    }

    /// Works until the run is recorded to its end. Answers the exit code for the keeper.
    static func work(_ seat: Seat, _ connection: consuming UnixConnection) -> Int32 {
        guard !seat.isRecordGone else {
            RecordlessWatch(seat, connection).keep()
            return RecorderExit.done
        }
        let recorder: Recorder
        do throws(JournalError) {
            recorder = try Recorder(seat, connection)
        } catch {
            guard seat.agent == nil, !seat.isOver else { return RecorderExit.failed }
            if seat.generation == 1 { seat.announce("failed \(error)\(error.hint.map { " (\($0))" } ?? "")") }
            return RecorderExit.cannotBegin
        }
        recorder.live()
        return RecorderExit.done
    }

    private init(_ seat: Seat, _ connection: consuming UnixConnection) throws(JournalError) {
        let signals = try onSystem { () throws(PlatformError) in
            try SignalSource([.terminate, .interrupt, .user1])
        }
        self.seat = seat
        self.signals = signals
        disk = seat.disk
        clock = seat.clock
        link = KeeperLink(connection)
        run = try Self.open(seat)
        stdout = try RecordedChannel(.stdout, seat.stdout, seat.plan)
        stderr = try RecordedChannel(.stderr, seat.stderr, seat.plan)
        tree = RunTree(seat)
        pulse = try Pulse(seat)
        reserve = RoomReserve(seat.paths, seat.disk)
        sleep = SleepWatch(seat.clock.now())
        checkpoints = CheckpointTurn(
            seat.plan,
            isEnabled: run.metadata.checkpointMode == .known(.enabled),
            at: seat.clock.now().monotonic
        )
        control = Self.control(seat, run.metadata)
        for channel in Channel.allCases {
            seat.sink(of: channel)?.begin(at: run.gapBytes(of: channel))
            self[channel].saidDrops = run.gapBytes(of: channel)
        }
    }

    /// The last recorder may have gone a moment ago, and the child that it started may still hold a copy of its lock
    /// until it has closed what it was born with.
    private static func open(_ seat: Seat) throws(JournalError) -> RunWriter {
        if let writer = seat.writer.take() { return writer }
        let deadline = seat.clock.now().monotonic.advanced(by: .seconds(2))
        var pause = ReadySet()
        while true {
            do {
                return try RunRecovery.open(
                    seat.paths,
                    disk: seat.disk,
                    clock: seat.clock
                )
            } catch {
                guard case .locked = error, seat.clock.now().monotonic < deadline, seat.generation > 1 || seat.isAdopted
                else { throw error }
            }
            try onSystem { () throws(PlatformError) in try pause.wait(upTo: .milliseconds(5)) }
        }
    }

    func live() {
        begin()
        while !isDone {
            pump()
            keepTime()
            finishIfDue()
            guard !isDone else { break }
            wait()
            receive()
        }
        leave()
    }

    private func begin() {
        restAt = clock.now().monotonic.advanced(by: Keeper.restDelay)
        waitsFor = run.state.waitsFor?.known
        if let waitsFor { diskNews.wasSaid(.waiting(waitsFor)) }
        if run.state.isOver { resumeAfterEnd() }
        if seat.generation > 1 || seat.origin != .begun { noteTakeOver() }
        noteDoubt()
        goOnStopping()
        for channel in Channel.allCases { noteDrops(of: channel) }
        switch seat.origin {
        case .bereft: endBereft()
        case .begun where seat.agent == nil: if !isFinished { startAgent() }
        case .begun, .adopted: goOn()
        }
        // Nothing is left of it but its record.
        if isFinished, end == nil { isDone = true }
    }

    /// The one before us was killed between the end of the run and the end of its output; or in the middle of the end.
    private func resumeAfterEnd() {
        let hasResult = Deliberate.ignore(because: "a result that cannot be looked at is written again") {
            () throws(PlatformError) in try disk.exists(seat.paths.result)
        }
        isFinished = hasResult ?? false
        isExitSeen = true
    }

    private func leave() {
        reserve.give()
        attempt { () throws(JournalError) in
            try run.flush()
            try run.synchronize()
        }
        tree.close()
    }

    // MARK: Writing

    /// Something that a full or failing disk may keep from happening. What is held is written later by itself.
    func attempt(_ body: () throws(JournalError) -> Void) {
        do {
            try body()
        } catch {
            heed(error)
        }
    }

    /// What is held is written later. A sync that has failed is not made good by another: it is said, and what follows
    /// is written all the same.
    func heed(_ error: JournalError) {
        if error.isMissing { lookForRecord() }
        guard !isGone else { return }
        retryLater()
        guard error.isUnsafe, !run.isUnsafe else { return }
        run.goOnUnsafe()
        noteUnsafe(error.cause?.errno ?? .inputOutput)
    }

    /// Files without a name would fill the disk, and nobody could read them.
    private func lookForRecord() {
        guard !isGone, seat.isRecordGone else { return }
        isGone = true
        stateRetryAt = nil
        for channel in Channel.allCases { self[channel].flow.lostRecord() }
    }

    func noteUnsafe(_ errno: Errno) {
        let text = "What was written may not be safe from a power cut: \(errno)."
        note(.diskFailed, .error, text, ["error": .string(errno.name)])
    }

    func retryLater() {
        if !isGone { stateRetryAt = clock.now().monotonic.advanced(by: ChannelFlow.retryInterval) }
    }

    func failure(_ body: () throws(JournalError) -> Void) -> JournalError? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }

    func note(_ type: EventType, _ level: Level, _ message: String, _ data: JSONObject = JSONObject()) {
        do {
            try run.record(type, level, message, data: data)
        } catch {
            heed(error)
        }
    }

    func change(_ patch: RunStatePatch) { attempt { () throws(JournalError) in try run.change(patch) } }

    // MARK: The loop

    private func wait() {
        ready.removeAll()
        let now = clock.now().monotonic
        var due = dueTimes
        for step in [stdout.listen(in: &ready, at: now), stderr.listen(in: &ready, at: now)] {
            if let step { due.append(step) }
        }
        if let number = seat.terminalNumber, !stdout.hasEnded, stdout.isTerminalOpen { ready.add(number) }
        ready.add(signals.descriptor.number)
        if let number = link.descriptor { ready.add(number) }
        if let number = exitWatch { ready.add(number) }
        checkpoints.listen(in: &ready)
        listenToDaemon()
        let limit = due.min().map { max(.zero, now.duration(to: $0)) }
        if isAtRest { Memory.letGo() }
        isAtRest = false
        Deliberate.ignore(because: "a wait that fails is made again after a look at everything") {
            () throws(PlatformError) in try ready.wait(upTo: limit)
        }
    }

    private func receive() {
        stdout.look(at: ready)
        stderr.look(at: ready)
        // Most often it is bytes that have come: each call that is not made brings them sooner to who looks on.
        if let number = link.descriptor, ready.isReady(number) { hearKeeper() }
        if ready.isReady(signals.descriptor.number) { receiveSignals() }
        if let number = exitWatch, ready.isReady(number) { agentMayHaveEnded() }
        hearCheckpoint()
        hearDaemon()
    }

    /// What the keeper passes on, or what comes to us where it is gone.
    func hearSignals() {
        if link.isConnected { hearKeeper() }
        receiveSignals()
    }

    private func receiveSignals() {
        while let received = signals.receive() {
            if let order = StopOrder(received) {
                stopAsked(order, isNew: true)
            } else if received.signal == .user1 {
                askForCheckpoint()
            }
        }
    }

    private var dueTimes: [MonotonicTime] {
        var due: [MonotonicTime?] = [
            stop.due, stateRetryAt, timeoutAt, pulse.due, checkpoints.due, restAt, diskNews.due, control?.connectDue,
        ]
        if !link.isConnected { due.append(run.syncDue) }
        if let end, !isFinished {
            // That the rest of a tree has gone is told by nothing: it is looked for.
            let now = clock.now().monotonic
            if stop.isActive { due.append(now.advanced(by: Self.treeInterval)) }
            if end.drainUntil > now { due.append(end.drainUntil) }
        }
        return due.compactMap { $0 }
    }

    private func keepTime() {
        let now = clock.now()
        if let slept = sleep.look(at: now) {
            note(.machineSlept, .info, "The machine slept for \(slept) seconds.", ["seconds": .integer(slept)])
        }
        for action in stop.timePassed(now.monotonic) { perform(action) }
        if let due = timeoutAt, due <= now.monotonic {
            timeoutAt = nil
            stopOurselves(.timeout)
        }
        sayFreed(diskNews.timePassed(now.monotonic))
        if let due = stateRetryAt, due <= now.monotonic {
            stateRetryAt = nil
            writeExitAgain()
            attempt { () throws(JournalError) in
                if isStartOwed { try sayStart() } else { try run.saveState() }
            }
        }
        // Without a keeper the syncing is ours.
        if !link.isConnected { attempt { () throws(JournalError) in try run.synchronizeIfDue() } }
        if let due = pulse.due, due <= now.monotonic {
            beat()
            lookForRecord()
            // A beat runs much of the program that a recorder needs for nothing else, while its agent writes or not.
            if restAt == nil { isAtRest = true }
        }
        if let due = restAt, due <= now.monotonic {
            isAtRest = true
            restAt = nil
        }
        checkpointIfDue(now.monotonic)
    }
}

extension JournalError {
    /// Whether a sync has failed: what it lost stays lost, and waiting for room brings nothing back.
    var isUnsafe: Bool {
        guard case .unsafe = self else { return false }
        return true
    }
}

/// What the system refuses, as an error of the record.
func onSystem<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(JournalError) -> Result {
    do { return try body() } catch { throw .disk(error) }
}
