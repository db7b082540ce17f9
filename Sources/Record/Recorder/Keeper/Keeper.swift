import Domain
import Journal
import Platform

/// The half of a shim that holds what must not be lost, and does nothing that can fail: it keeps the pipes open, sees
/// to it that a recorder is at work, writes down how the agent ended, and syncs what was written.
final class Keeper {
    static let syncDelay = Duration.seconds(1)
    /// What the start needed is let go of only where the run outlasts it.
    static let restDelay = Duration.milliseconds(500)

    let seat: Seat
    private let clock: any Clock
    private var machine: KeeperMachine
    private var link: UnixConnection?
    /// Whether all that the recorder said is heard: the end of its side would wake us for as long as it takes to go.
    private var isLinkOver = false
    private var signals: SignalSource?
    private var recorder: (pid: Int32, since: MonotonicTime)?
    private var forkAt: MonotonicTime?
    private var syncAt: MonotonicTime?
    private var exitToWrite: PendingExit?
    private var leaving: Int32?
    private var restAt: MonotonicTime?
    private var ready = ReadySet()
    /// Words that did not go out.
    private var untold: [KeeperWord] = []
    private var untoldAt: MonotonicTime?

    /// An exit that found no room yet.
    private struct PendingExit {
        let status: ExitStatus
        let createdAt: WallTime
        var retryAt: MonotonicTime
    }

    init(_ seat: Seat) throws(PlatformError) {
        self.seat = seat
        clock = seat.clock
        machine = KeeperMachine(isAdopting: seat.isAdopted)
        signals = try SignalSource([.terminate, .interrupt, .user1, .childEnded])
    }

    /// Keeps the run until it is over. Answers the exit code of the shim; in a recorder, which is a copy of this
    /// process, that of the recorder.
    func keep() -> Int32 {
        forkAt = clock.now().monotonic
        restAt = clock.now().monotonic.advanced(by: Self.restDelay)
        // Once while there is one of us: what a wait leaves behind in memory is then there once, and not in each half.
        wait()
        hearRecorder()
        while leaving == nil {
            if let code = forkIfDue() { return code }
            guard leaving == nil else { break }
            wait()
            receiveSignals()
            hearRecorder()
            lookAtChildren()
            lookAtAdopted()
            writeExitIfDue()
            tellAgainIfDue()
            syncIfDue()
        }
        seat.group?.remove()
        return leaving ?? 0
    }

    private func perform(_ actions: [KeeperMachine.Action]) {
        for action in actions {
            switch action {
            case .forkRecorder(let delay): forkAt = clock.now().monotonic.advanced(by: delay)
            case .tell(let word): tell(word)
            case .letGoOfBirth: letGoOfBirth()
            case .writeExit(let status): beginExit(status)
            case .reapAgent:
                guard let agent = seat.agent?.identity else { break }
                reap(EndedChild(pid: agent.pid, status: .exited(code: 0)))
            case .forgetAgent:
                guard let agent = seat.agent?.identity else { break }
                reap(EndedChild(pid: agent.pid, status: .exited(code: 0)))
                if seat.birth.stage == .turnedAway { seat.agent = nil }
            case .syncSoon: if syncAt == nil { syncAt = clock.now().monotonic.advanced(by: Self.syncDelay) }
            case .leave(let code): leaving = code
            }
        }
    }

    // MARK: The recorder

    /// The exit code of the recorder, in the copy that has become one.
    private func forkIfDue() -> Int32? {
        guard let due = forkAt, due <= clock.now().monotonic else { return nil }
        forkAt = nil
        do throws(PlatformError) {
            let pair = try PacketPair()
            seat.generation += 1
            switch try Forking.fork() {
            case .copy:
                // Ours alone: a recorder that held them would never see the end of its keeper.
                link = nil
                signals = nil
                return Recorder.work(seat, pair.keepOther())
            case .original(let copy):
                recorder = (copy, clock.now().monotonic)
                seat.writer.take()?.leaveToCopy()
                link = pair.keepOne()
                isLinkOver = false
            }
        } catch {
            // Too many processes or descriptors. Before there is an agent that is an answer; later it may pass.
            if seat.generation <= 1, seat.agent == nil {
                seat.announce("failed \(error)\(error.hint.map { " (\($0))" } ?? "")")
                leaving = RecorderExit.cannotBegin
            }
            forkAt = clock.now().monotonic.advanced(by: KeeperMachine.firstDelay)
        }
        return nil
    }

    /// What does not go out is said again; a recorder that is gone is replaced, and the next is told on its start.
    private func tell(_ word: KeeperWord) {
        let bytes = ShimMessage(word).bytes
        do throws(PlatformError) {
            try bytes.withUnsafeBufferPointer { (buffer) throws(PlatformError) in
                try link.send(UnsafeRawBufferPointer(buffer))
            }
        } catch {
            untold.append(word)
            untoldAt = clock.now().monotonic.advanced(by: KeeperMachine.firstDelay)
        }
    }

    private func tellAgainIfDue() {
        guard let due = untoldAt, due <= clock.now().monotonic else { return }
        let words = untold
        untold = []
        untoldAt = nil
        for word in words { tell(word) }
    }

    private func hearRecorder() {
        while let word = nextWord() {
            remember(word)
            perform(machine.recorderSaid(word))
        }
    }

    private func nextWord() -> RecorderWord? {
        let received = Deliberate.ignore(because: "the end of the recorder shows in the end of a child") {
            () throws(PlatformError) -> RecorderWord? in
            let room = ShimMessage.makeRoom()
            defer { room.deallocate() }
            guard !isLinkOver, var received = try link.receive(into: room) else { return nil }
            guard received.count > 0 else {
                isLinkOver = true
                return nil
            }
            let word = ShimMessage(UnsafeRawBufferPointer(rebasing: room[..<received.count]))?.recorderWord
            if case .born(let pid, let ticks)? = word, let pidfd = received.takeDescriptor() {
                let news = received.takeDescriptor()
                let identity = ProcessIdentity(boot: seat.boot, pid: pid, startTicks: ticks)
                seat.agent = Seat.Agent(identity: identity, pidfd: pidfd, news: news)
            }
            return word
        }
        return received ?? nil
    }

    private func remember(_ word: RecorderWord) {
        switch word {
        case .stopping(let order): seat.orders.append(order)
        case .over: seat.isOver = true
        case .notBorn: seat.isOver = true
        case .inputClosed: _ = seat.closeInput()
        case .born, .started, .agentEnded, .unsynced: break
        }
    }

    private func letGoOfBirth() {
        seat.streams = nil
        for place in seat.environment.indices { seat.environment[place] = 0 }
        seat.environment = []
        seat.announcement = nil
    }

    // MARK: Waiting

    private func wait() {
        ready.removeAll()
        if let number = signals?.descriptor.number { ready.add(number) }
        if !isLinkOver, let number = link?.descriptor.number { ready.add(number) }
        if isWatchingAdopted, let number = seat.agent?.pidfd.number { ready.add(number) }
        let now = clock.now().monotonic
        let isAtRest = restAt.map { $0 <= now } ?? false
        if isAtRest { restAt = nil }
        let due = [forkAt, syncAt, exitToWrite?.retryAt, restAt, untoldAt].compactMap { $0 }.min()
        let limit = due.map { max(.zero, now.duration(to: $0)) }
        if isAtRest { Memory.letGo() }
        Deliberate.ignore(because: "a wait that fails is made again after a look at everything") {
            () throws(PlatformError) in try ready.wait(upTo: limit)
        }
    }

    private func receiveSignals() {
        while let received = signals?.receive() {
            if let order = StopOrder(received) {
                seat.orders.append(order)
                perform(machine.stopAsked(order))
            } else if received.signal == .user1 {
                perform(machine.checkpointAsked())
            }
        }
    }

    /// Our children, and the orphans of the tree, which come to us when their parents end.
    private func lookAtChildren() {
        while let child = endedChild() {
            if child.pid == recorder?.pid {
                // What it said before its end counts first.
                hearRecorder()
                let life = recorder.map { $0.since.duration(to: clock.now().monotonic) } ?? .zero
                recorder = nil
                link = nil
                // The next is told on its start.
                untold = []
                reap(child)
                perform(machine.recorderEnded(child.status, after: life))
            } else if child.pid == seat.agent?.identity.pid, machine.agentIsAlive {
                guard exitToWrite == nil else { return }
                let stage = seat.isAdopted ? .executing : seat.birth.stage
                // It may be that the recorder has started another meanwhile, and the stage is that one's.
                hearRecorder()
                guard child.pid == seat.agent?.identity.pid else {
                    reap(child)
                    continue
                }
                perform(machine.agentCameHome(child.status, stage))
            } else {
                reap(child)
            }
        }
    }

    private func endedChild() -> EndedChild? {
        let found = Deliberate.ignore(because: "it is looked for again at the next signal") {
            () throws(PlatformError) in try EndedChild.next()
        }
        return found ?? nil
    }

    private func reap(_ child: EndedChild) {
        Deliberate.ignore(because: "one that is reaped already needs it no more") {
            () throws(PlatformError) in try child.reap()
        }
    }

    // MARK: The agent's end

    private var isWatchingAdopted: Bool { seat.isAdopted && machine.agentIsAlive && exitToWrite == nil }

    /// An agent that we found running is not our child: how it ended shows only while nobody has reaped it, or where
    /// the kernel keeps it.
    private func lookAtAdopted() {
        guard isWatchingAdopted, let number = seat.agent?.pidfd.number, ready.isReady(number) else { return }
        if let status = seat.orphanStatus() { beginExit(status) } else { perform(machine.exitWritten(nil)) }
    }

    private func beginExit(_ status: ExitStatus) {
        let now = clock.now()
        exitToWrite = PendingExit(status: status, createdAt: now.wall.truncatedToMilliseconds, retryAt: now.monotonic)
        writeExitIfDue()
    }

    private func writeExitIfDue() {
        guard let pending = exitToWrite, pending.retryAt <= clock.now().monotonic else { return }
        let record = ExitRecord(status: pending.status, createdAt: pending.createdAt)
        // On a full disk the agent's end waits for room as its bytes do. A disk that fails is not waited for.
        if let errno = record.write(to: seat.paths, on: seat.disk), errno.isDiskFull {
            exitToWrite?.retryAt = clock.now().monotonic.advanced(by: ChannelFlow.retryInterval)
            return
        }
        exitToWrite = nil
        seat.exit = .known(pending.status)
        perform(machine.exitWritten(pending.status))
    }

    // MARK: Syncing

    /// Bytes first, then what speaks of them. Here and not in the recorder, so that a disk that hangs does not keep the
    /// pipes from being emptied.
    private func syncIfDue() {
        guard let due = syncAt, due <= clock.now().monotonic else { return }
        syncAt = nil
        var failure: Errno?
        for path in [seat.paths.log(of: .stdout), seat.paths.log(of: .stderr), seat.paths.streamIndex] {
            do throws(PlatformError) {
                try seat.disk.synchronizeFully(try seat.disk.openFile(path, .writeExisting), .data)
            } catch {
                failure = error.errno ?? .inputOutput
            }
        }
        perform(machine.synced(failure))
        // While bytes keep coming this is once a second, and so is what the next sync takes back.
        restAt = clock.now().monotonic
    }
}
