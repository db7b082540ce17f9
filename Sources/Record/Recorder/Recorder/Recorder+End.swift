import Control
import Domain
import JSON
import Journal
import Platform

/// The end of the agent, and of the run.
extension Recorder {
    /// The agent's pidfd, as long as its end is not known and we are the one to see it.
    var exitWatch: Int32? { end == nil && (isParent || !link.isConnected) ? seat.agent?.pidfd.number : nil }

    /// Our child may have ended. It is not reaped before its end is written down.
    func agentMayHaveEnded() {
        guard end == nil, seat.agent != nil, exitToWrite == nil else { return }
        var status: ExitStatus?
        do throws(PlatformError) {
            status = try seat.lookAtAgent()
            guard status != nil else { return }
        } catch {
            guard error.errno == .noChild else { return }
            // Not our child: the keeper sees its end, or nobody does.
            isParent = false
            guard !link.isConnected else { return }
            status = seat.orphanStatus()
        }
        isParent = false
        takeWhatWasWritten()
        guard let status else { return exitIsWritten(nil) }
        if link.isConnected {
            // It is said until it goes out: without it nobody would ever write the end down.
            isParent = !link.say(.agentEnded(status))
        } else {
            writeExit(status)
        }
    }

    private func writeExit(_ status: ExitStatus) {
        let record = ExitRecord(status: status, createdAt: clock.now().wall.truncatedToMilliseconds)
        if let errno = record.write(to: seat.paths, on: disk), errno.isDiskFull {
            exitToWrite = status
            retryLater()
            return
        }
        exitToWrite = nil
        exitIsWritten(status)
    }

    func writeExitAgain() { if let status = exitToWrite { writeExit(status) } }

    /// What the agent wrote before its end stands in the pipes: it is not late.
    private func takeWhatWasWritten() {
        for channel in Channel.allCases {
            self[channel].flow.becameReady()
            self[channel].flow.rest(until: clock.now().monotonic)
        }
        isExitSeen = true
        pump()
    }

    func exitIsWritten(_ status: ExitStatus?) {
        guard end == nil else { return }
        if !isExitSeen { takeWhatWasWritten() }
        seat.exit = status.map { .known($0) } ?? .lost
        if !isFinished {
            attempt { () throws(JournalError) in try run.mark(.exit, offset: Int64(status?.packed ?? -1)) }
        }
        seat.reapAgent()
        pauseIsOver("The pause is over: the agent has ended.")
        timeoutAt = nil
        know(status.map { .ended($0) } ?? .lost)
    }

    func know(_ agent: RunEnding.Agent) {
        let now = clock.now().monotonic
        end = KnownEnd(
            agent: agent,
            stop: seat.orders.first?.reason,
            at: now,
            drainUntil: now.advanced(by: .milliseconds(seat.plan.drainMilliseconds))
        )
    }

    // MARK: The end of the run

    func finishIfDue() {
        treeMayBeEmpty()
        guard let end else { return }
        // Where no program ran, nothing will ever come.
        let hasDrained = stdout.hasEnded && stderr.hasEnded || seat.agent == nil && seat.origin == .begun
        if isGone { return leaveIfDrained(hasDrained) }
        if !isFinished {
            let isWaiting = stdout.flow.waitsFor != nil || stderr.flow.waitsFor != nil
            let isLate = end.drainUntil <= clock.now().monotonic
            guard hasDrained || isLate && !isWaiting, stateRetryAt == nil, !stop.isActive else { return }
            guard !isKeepingWorktree() else { return }
            if !hasDrained { sayWhoHoldsPipes() }
            finish(end)
        }
        guard isFinished, hasDrained, !stop.isActive, stateRetryAt == nil, !checkpoints.isBusy else { return }
        for channel in Channel.allCases { noteDrops(of: channel) }
        sayFreed(diskNews.end())
        guard run.heldBytes == 0 else { return retryLater() }
        beat()
        isDone = true
    }

    /// There is no place left for the end to be written to. Whoever holds the pipes must not wait for a reader.
    private func leaveIfDrained(_ hasDrained: Bool) {
        guard hasDrained, !stop.isActive, !checkpoints.isBusy else { return }
        link.say(.over)
        seat.announce("ended")
        isDone = true
    }

    private func finish(_ end: KnownEnd) {
        for channel in Channel.allCases { noteDrops(of: channel) }
        if !stop.isActive { sayWhoIsLeft() }
        if waitsFor != nil { wentOn(after: .zero, .stdout) }
        sayFreed(diskNews.end())
        let said = saidOutcome()
        var ending = RunEnding.decide(
            end.agent,
            stop: end.stop,
            why: run.requestedStop?.why,
            said: said,
            isOutOfMemory: isOutOfMemory(end)
        )
        // Another end may stand in the journal already: it counts.
        if let outcome = run.recordedOutcome, outcome != ending.execution.outcome {
            ending = RunEnding.recorded(outcome, in: run.state)
        }
        if run.isTailInDoubt, run.recordedOutcome == nil { ending.doubtTail() }
        do {
            try run.end(ending.execution, reason: ending.reason, signal: ending.signal)
        } catch {
            // Another end may stand in the journal already: then that counts.
            guard case .ended = error else { return heed(error) }
        }
        isFinished = true
        tellState()
        link.say(.over)
        seat.announce("ended")
    }

    /// What the agent left in `artifacts/outcome.json`.
    private func saidOutcome() -> SaidOutcome? {
        do throws(PlatformError) {
            let bytes = try disk.readAll(seat.paths.outcome, bytesMax: SaidOutcome.bytesMax)
            do throws(JournalError) {
                return try SaidOutcome(parsing: bytes, file: seat.paths.outcome)
            } catch {
                refuse("\(error)")
            }
        } catch {
            if error.errno != .notFound { refuse("\(error)") }
        }
        return nil
    }

    private func refuse(_ error: String) {
        note(
            .outcomeRefused,
            .warn,
            "What the agent said of its outcome does not count: \(error).",
            ["error": .string(error)]
        )
    }

    private func isOutOfMemory(_ end: KnownEnd) -> Bool {
        guard case .ended(.signaled(.kill, _)) = end.agent, end.stop == nil, let pid = seat.agent?.identity.pid else {
            return false
        }
        if let count = seat.group?.outOfMemoryKills, count > 0 { return true }
        guard let born = bornMark() else { return false }
        return KernelLog.tellsOfOutOfMemory(killing: pid, since: born.monotonic)
    }

    private func sayWhoHoldsPipes() {
        guard
            let table = Deliberate.ignore(
                because: "without it the holders are not known",
                {
                    () throws(PlatformError) in try ProcessTable.read()
                }
            )
        else { return }
        let ours = Set([ProcessIdentity.ownPID, seat.keeper.pid])
        for channel in Channel.allCases where !self[channel].hasEnded {
            let inode = Deliberate.ignore(because: "a pipe that cannot be looked at has no name") {
                () throws(PlatformError) in
                switch channel {
                case .stdout: try seat.stdout.inode()
                case .stderr: try seat.stderr.inode()
                }
            }
            let holders = inode.map { table.holders(ofPipe: $0) } ?? []
            let others = holders.filter { !ours.contains($0) }
            for pid in others.prefix(1) {
                attempt { () throws(JournalError) in try run.mark(.pipeHeld, channel, offset: Int64(pid)) }
            }
            var data: JSONObject = ["channel": .string(channel.rawValue)]
            data["processes"] = .array(others.map { .object(Self.process($0)) })
            let text = "The agent has ended, and its \(channel.rawValue) is still held by \(others.count) processes."
            note(.pipeHeld, .warn, text, data)
        }
    }

    /// What is left of the tree is told, and left alone: nobody asked for its end.
    private func sayWhoIsLeft() {
        // Orphans come to a keeper that started their tree, and to no other.
        let hasOrphans = link.isConnected && !seat.isAdopted
        let left = hasOrphans ? tree.remaining() : tree.members(run.metadata.run).map(\.pid)
        guard !left.isEmpty else { return }
        let data: JSONObject = ["processes": .array(left.map { .object(Self.process($0)) })]
        note(.processesLeft, .warn, "\(left.count) processes of the agent are still there.", data)
    }

    static func process(_ pid: Int32) -> JSONObject {
        ["pid": .integer(Int64(pid)), "command": .string(ProcessTable.command(of: pid))]
    }

    // MARK: Stopping

    /// For a reason of ours. A run that is on its way to its end needs none: asking twice would end the grace.
    func stopOurselves(_ reason: Reason) {
        guard stop.reason == nil else { return }
        let order = StopOrder(reason)
        link.say(.stopping(order))
        stopAsked(order, isNew: true)
    }

    func stopAsked(_ order: StopOrder, isNew: Bool, graceSeconds: Int64? = nil, why: String? = nil) {
        if isNew { seat.orders.append(order) }
        pauseIsOver("The pause is over: the run is to stop.")
        let graceSeconds = order.isImmediate ? 0 : graceSeconds ?? seat.plan.stopGraceSeconds
        let grace = Duration.seconds(graceSeconds)
        let wasAsked = stop.reason != nil
        // What stands in the journal was done: whoever comes after us does not ask the agent again.
        for action in stop.asked(order, grace: grace, at: clock.now().monotonic) { perform(action) }
        if isNew || run.requestedStop == nil, !wasAsked || order.isImmediate {
            var data: JSONObject = ["reason": .string(order.reason.rawValue)]
            data["graceSec"] = .integer(graceSeconds)
            data["why"] = why.map { .string($0) }
            note(.stopRequested, .warn, "The run is to stop: \(why ?? order.reason.rawValue).", data)
            tell(.stopRequested(reason: .known(order.reason), graceSeconds: graceSeconds))
        }
    }

    /// What the recorder before us had begun. The agent was asked then, and the grace began then.
    func goOnStopping() {
        var orders = seat.orders[...]
        if let asked = run.requestedStop, StopOrder.reasons.contains(asked.reason) {
            let now = clock.now()
            stop.goesOn(asked.reason, graceLeft: asked.graceLeft(at: now.wall), at: now.monotonic)
            if orders.isEmpty { seat.orders.append(StopOrder(asked.reason)) }
            orders = orders.dropFirst()
        }
        for order in orders { stopAsked(order, isNew: false) }
    }

    func perform(_ action: StopPlan.Action) {
        let members = tree.members(run.metadata.run)
        switch action {
        case .ask: tree.signal(members, [.terminate, .go])
        case .kill:
            if members.isEmpty, tree.isEmpty(run.metadata.run) { return stop.treeIsEmpty() }
            tree.kill(members, of: run.metadata.run)
        case .giveUp:
            let data: JSONObject = ["processes": .array(members.map { .object(Self.process($0.pid)) })]
            note(.processesLeft, .warn, "\(members.count) processes could not be ended.", data)
        }
    }

    /// With the agent gone and nobody left, there is nothing to wait for.
    private func treeMayBeEmpty() {
        guard stop.isActive, end != nil, stdout.hasEnded, stderr.hasEnded, tree.remaining().isEmpty else { return }
        if tree.isEmpty(run.metadata.run) { stop.treeIsEmpty() }
    }

    // MARK: The keeper

    func hearKeeper() {
        while let word = link.next() {
            switch word {
            case .stop(let order): stopAsked(order, isNew: true)
            case .checkpoint: askForCheckpoint()
            case .exitWritten(let status): exitIsWritten(status)
            case .synced: unsyncedSaid = false
            case .syncFailed(let errno):
                unsyncedSaid = false
                noteUnsafe(errno)
            }
        }
        if !link.isConnected { keeperIsGone() }
    }

    private func keeperIsGone() {
        note(.keeperLost, .warn, "The keeper is gone; the recorder goes on alone.")
        var patch = RunStatePatch()
        patch.shim =
            Deliberate.ignore(because: "the old one stands as long as nothing better is known") {
                () throws(PlatformError) in try SystemProcesses().identity(of: ProcessIdentity.ownPID)
            } ?? nil
        change(patch)
        // It may have gone with the agent's end in its hands.
        guard end == nil else { return }
        if let record = ExitRecord.find(in: seat.paths, on: disk) {
            exitIsWritten(record.status)
        }
    }
}
