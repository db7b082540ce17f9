import Control
import Domain
import JSON
import Journal
import Platform

/// Starting the agent, or taking over one that runs.
extension Recorder {
    func startAgent() {
        do throws(PlatformError) {
            guard stop.reason == nil else { throw .notStarted(seat.plan.program, step: .clone, cause: .interrupted) }
            try bear()
        } catch {
            var step = SpawnStep.descriptors
            if case .notStarted(_, let failed, _) = error { step = failed }
            // Where descriptors ran out, those of the agent make room for the record of it.
            seat.streams = nil
            link.say(.notBorn)
            know(stop.reason == nil ? .notStarted(step, error.errno ?? .invalid) : .neverStarted)
        }
    }

    /// First who it is, on the disk; then the gate.
    private func bear() throws(PlatformError) {
        guard var request = birthRequest() else {
            throw .notStarted(seat.plan.program, step: .descriptors, cause: .badDescriptor)
        }
        let folder = seat.group?.open()
        request.group = folder.number
        var child = try seat.birth.begin(request)
        do throws(PlatformError) {
            try present(&child)
        } catch {
            child.turnAway()
            throw error
        }
        awaitProgram()
    }

    private func present(_ child: inout AgentBirth.Child) throws(PlatformError) {
        guard let status = try ProcessStatus.read(child.pid) else {
            throw .notStarted(seat.plan.program, step: .clone, cause: .noSuchProcess)
        }
        if let group = seat.group, !child.isInGroup, !group.add(child.pid) {
            group.remove()
            seat.group = nil
        }
        let identity = ProcessIdentity(boot: seat.boot, pid: child.pid, startTicks: status.startTicks)
        try record(identity)
        let isSaid = link.say(
            .born(pid: child.pid, startTicks: status.startTicks),
            descriptors: [child.pidfd.number, child.news.number]
        )
        guard isSaid else { throw .notStarted(seat.plan.program, step: .descriptors, cause: .again) }
        attempt { () throws(JournalError) in try run.mark(.born, offset: Int64(identity.pid)) }
        // All that can fail comes first: behind the gate the agent runs, whatever becomes of us.
        let pidfd = try child.pidfd.duplicate()
        let news = try child.news.duplicate()
        try child.openGate()
        seat.agent = Seat.Agent(identity: identity, pidfd: pidfd, news: news)
    }

    private func birthRequest() -> AgentBirth.Request? {
        guard let input = seat.streams?.input.number, let output = seat.streams?.output.number,
            let error = seat.streams?.error.number
        else { return nil }
        var request = AgentBirth.Request(
            program: seat.plan.program,
            arguments: seat.plan.command,
            environment: seat.environment,
            workingFolder: seat.plan.workingFolder,
            input: input,
            output: output,
            error: error
        )
        request.isOnTerminal = seat.plan.isOnTerminal
        return request
    }

    /// Without this on the disk the gate stays shut: nobody could find the agent again.
    private func record(_ identity: ProcessIdentity) throws(PlatformError) {
        var patch = RunStatePatch()
        patch.process = identity
        patch.shim = seat.keeper
        if seat.terminalNumber == nil {
            patch.pipes = PipeInodes(stdout: try seat.stdout.inode(), stderr: try seat.stderr.inode())
        }
        while let error = failure({ () throws(JournalError) in try run.change(patch) }) {
            guard error.cause?.errno?.isDiskFull == true, !error.isUnsafe else {
                throw error.cause ?? .notStarted(seat.plan.program, step: .clone, cause: .inputOutput)
            }
            try waitForRoom()
        }
    }

    /// Whoever stops a run that waits to begin is heard.
    private func waitForRoom() throws(PlatformError) {
        ready.removeAll()
        ready.add(signals.descriptor.number)
        if let number = link.descriptor { ready.add(number) }
        try ready.wait(upTo: ChannelFlow.retryInterval)
        hearSignals()
        guard stop.reason == nil else { throw .notStarted(seat.plan.program, step: .clone, cause: .interrupted) }
    }

    /// Waits until the child runs its program or has failed to: the pipe that tells it closes in both cases.
    private func awaitProgram() {
        guard let news = seat.agent?.newsNumber else { return }
        var wait = ReadySet()
        wait.add(news)
        Deliberate.ignore(because: "what has become of the child is read from its birth") {
            () throws(PlatformError) in
            repeat { try wait.wait(upTo: nil) } while !wait.isReady(news)
        }
        programIsKnown()
    }

    private func programIsKnown() {
        switch seat.birth.stage {
        case .failed(let step, let errno):
            seat.streams = nil
            link.say(.notBorn)
            attempt { () throws(JournalError) in try run.mark(.execError, offset: Int64(errno.code)) }
            seat.reapAgent()
            know(.notStarted(step, errno))
        case .executing: started()
        case .none, .atGate, .turnedAway:
            // The recorder before us was killed before it opened the gate, or somebody killed the child there.
            seat.reapAgent()
            seat.agent = nil
            startAgent()
        }
    }

    private func started() {
        seat.streams = nil
        seat.environment = []
        link.say(.started)
        oweStart()
        noteAgent()
        reserve.take()
        timeoutAt = timeout(from: clock.now().monotonic)
        seat.announce("started \(seat.agent?.identity.pid ?? 0)")
        if let agent = seat.agent?.identity { tell(.started(agent)) }
        tellState()
    }

    private func oweStart() {
        isStartOwed = true
        attempt { () throws(JournalError) in try sayStart() }
    }

    func sayStart() throws(JournalError) {
        try run.start()
        isStartOwed = false
    }

    private func noteAgent() {
        guard let identity = seat.agent?.identity else { return }
        var data: JSONObject = ["pid": .integer(Int64(identity.pid))]
        data["startTicks"] = .integer(Int64(clamping: identity.startTicks))
        data["program"] = .string(seat.plan.program)
        data["stdoutPipeBytes"] = .integer(Int64(stdout.pipeBytes))
        data["stderrPipeBytes"] = .integer(Int64(stderr.pipeBytes))
        if let group = seat.group { data["group"] = .string(group.path) }
        note(.agentStarted, .info, "The agent runs as process \(identity.pid).", data)
    }

    /// Time for which it was paused does not count.
    func timeout(from start: MonotonicTime) -> MonotonicTime? {
        guard seat.plan.timeoutSeconds > 0, end == nil, !isPaused else { return nil }
        let paused = run.state.pause?.length(at: clock.now().monotonic) ?? .zero
        return start.advanced(by: .seconds(seat.plan.timeoutSeconds) + paused)
    }

    // MARK: Taking over

    func noteTakeOver() {
        let me = ProcessIdentity.ownPID
        attempt { () throws(JournalError) in try run.mark(.replaced, offset: Int64(me)) }
        let data: JSONObject = ["pid": .integer(Int64(me))]
        if seat.isAdopted, seat.generation == 1 {
            note(.adopted, .info, "A new shim has taken over the agent.", data)
            var patch = RunStatePatch()
            patch.shim = seat.keeper
            change(patch)
        } else {
            note(.recorderReplaced, .warn, "The recorder was replaced by process \(me).", data)
        }
        seat.group = seat.group ?? group()
    }

    /// Whoever began the run may have been in another group than we are, and may have been killed before it said so.
    private func group() -> ControlGroup? {
        let name = RunTree.groupName(run.metadata.run)
        if let path = run.agentGroup, let group = ControlGroup.existing(at: path, named: name) { return group }
        return ControlGroup.existing(named: name)
    }

    /// What stood in a pipe that nobody held went with it, and nobody can say how much that was.
    func noteDoubt() {
        guard !seat.lostPipes.isEmpty, !run.isTailInDoubt, bornMark() != nil else { return }
        let names = seat.lostPipes.map(\.rawValue)
        let text = "The last of \(names.joined(separator: " and ")) may be missing: nobody held it."
        note(.tailInDoubt, .warn, text, ["channels": .array(names.map { .string($0) })])
    }

    /// The agent runs, or has ended in the meantime; what an earlier recorder had not come to say is said now.
    func goOn() {
        if run.state.status == .known(.prepared) {
            if seat.isAdopted { oweStart() } else { awaitProgram() }
        } else {
            seat.streams = nil
            link.say(.started)
            reserve.take()
        }
        guard end == nil, seat.agent != nil else { return }
        // The monotonic clock is one for the whole boot, and does not count the time in which the machine slept.
        if let born = bornMark() { timeoutAt = timeout(from: born.monotonic) }
        goOnPausing()
        if seat.isAdopted { seat.announce("started \(seat.agent?.identity.pid ?? 0)") }
        switch seat.exit {
        case .unknown: break
        case .known(let status): exitIsWritten(status)
        case .lost: exitIsWritten(nil)
        }
    }

    /// There is no agent any more, and nobody of ours saw its end: what the files tell is all that is known.
    func endBereft() {
        switch seat.exit {
        case .known(let status): return exitIsWritten(status)
        case .unknown, .lost: break
        }
        endWhoeverLostTheTerminal()
        // The mark stands in front of the gate: without it no program was run.
        guard bornMark() != nil else { return know(.neverStarted) }
        know(run.state.process?.boot == seat.boot ? .lost : .rebooted)
    }

    /// A terminal goes with the two that held it, and nothing of an agent that goes on without is recorded any more.
    private func endWhoeverLostTheTerminal() {
        guard seat.plan.isOnTerminal else { return }
        for action in stop.asked(StopOrder(.stopped, isImmediate: true), grace: .zero, at: clock.now().monotonic) {
            perform(action)
        }
    }

    /// The record of the agent's birth, which is among the first.
    func bornMark() -> IndexRecord? {
        let found = Deliberate.ignore(because: "a birth that cannot be read is taken for none") {
            () throws(JournalError) in
            let index = try StreamIndex(path: seat.paths.streamIndex, on: disk)
            return try index.records(from: 0, countMax: 64).compactMap { $0 }.last { $0.kind == .born }
        }
        return found ?? nil
    }
}
