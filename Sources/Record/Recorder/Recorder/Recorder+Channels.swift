import Control
import Domain
import JSON
import Journal
import Platform

/// Moving the bytes.
extension Recorder {
    /// So many transfers in a row are made before anything else is looked at.
    private static let transfersMax = 8
    private static let dropsUntoldMax: Int64 = 64 << 20

    func pump() {
        feedFromTerminal()
        pump(.stdout)
        pump(.stderr)
    }

    private func pump(_ channel: Channel) {
        for _ in 0..<Self.transfersMax {
            let now = clock.now().monotonic
            switch self[channel].flow.step(at: now) {
            case .take(let countMax): guard take(channel, countMax, now) else { return }
            case .drop(let countMax): guard drop(channel, countMax) else { return }
            case .rest, .listen, .nothing: return
            }
        }
    }

    /// Answers whether there may be more at once.
    private func take(_ channel: Channel, _ countMax: Int, _ now: MonotonicTime) -> Bool {
        guard let countMax = withinLimit(countMax, channel) else { return true }
        let offset = run.bytesCount(of: channel)
        let gap = untoldDrops(of: channel)
        do throws(JournalError) {
            let count =
                switch channel {
                case .stdout:
                    try run.take(
                        from: seat.stdout,
                        to: channel,
                        countMax: countMax,
                        isAfterExit: stdout.isAfterExit,
                        gap: gap
                    )
                case .stderr:
                    try run.take(
                        from: seat.stderr,
                        to: channel,
                        countMax: countMax,
                        isAfterExit: stderr.isAfterExit,
                        gap: gap
                    )
                }
            guard let count else {
                isEmpty(channel)
                return false
            }
            if count > 0 { sayDrops(of: channel, offset: offset) }
            tell(self[channel].flow.took(at: now), of: channel)
            // An earlier recorder may have begun to wait.
            if waitsFor != nil { wentOn(after: .zero, channel) }
            guard count > 0 else {
                self[channel].flow.ended()
                return false
            }
            self[channel].lastOutputAt = clock.now().wall
            sayUnsynced()
            let nap = self[channel].naps.took(count, at: now) { pulse.isFollowed }
            if let nap { self[channel].flow.rest(until: now.advanced(by: nap)) }
            return true
        } catch {
            tell(self[channel].flow.refused(error.cause?.errno, countMax: countMax, at: now), of: channel)
            if self[channel].flow.isHeldUp { diskNews.refused() }
            return true
        }
    }

    private func sayUnsynced() {
        guard !unsyncedSaid else { return }
        unsyncedSaid = true
        link.say(.unsynced)
    }

    // MARK: Where bytes cannot be kept

    private func drop(_ channel: Channel, _ countMax: Int) -> Bool {
        let found = Deliberate.ignore(because: "what cannot even be thrown away stays in the pipe") {
            () throws(PlatformError) in
            switch channel {
            case .stdout: try discard(from: seat.stdout, seat.stdoutSink, countMax)
            case .stderr: try discard(from: seat.stderr, seat.stderrSink, countMax)
            }
        }
        guard let count = found ?? nil else {
            isEmpty(channel)
            return false
        }
        guard count > 0 else {
            self[channel].flow.ended()
            noteDrops(of: channel)
            return false
        }
        if untoldDrops(of: channel) > Self.dropsUntoldMax { noteDrops(of: channel) }
        return true
    }

    /// Where nothing is ever dropped as long as there is a record, nobody counts.
    private func discard(
        from pipe: borrowing FileDescriptor,
        _ sink: CountingSink?,
        _ countMax: Int
    ) throws(PlatformError) -> Int? {
        guard let sink else { return try pipe.discard(countMax: countMax) }
        return try sink.take(from: pipe, countMax: countMax)
    }

    /// How much was dropped that the index does not tell of, whoever dropped it.
    private func untoldDrops(of channel: Channel) -> Int64 {
        let total = Deliberate.ignore(because: "what cannot be counted now is counted later") {
            () throws(PlatformError) in try seat.sink(of: channel)?.total()
        }
        guard let total = total ?? nil else { return 0 }
        return max(0, total - run.gapBytes(of: channel))
    }

    /// Records, to the byte, what was dropped since it was last recorded.
    func noteDrops(of channel: Channel) {
        let untold = untoldDrops(of: channel)
        if untold > 0 { attempt { () throws(JournalError) in try run.markGap(untold, in: channel) } }
        sayDrops(of: channel, offset: run.bytesCount(of: channel))
    }

    /// An event for all that was recorded since the last; on a full disk each attempt to write more records some.
    private func sayDrops(of channel: Channel, offset: Int64) {
        let told = run.gapBytes(of: channel)
        let length = told - self[channel].saidDrops
        guard length > 0 else { return }
        self[channel].saidDrops = told
        var data: JSONObject = ["channel": .string(channel.rawValue)]
        data["offset"] = .integer(offset)
        data["length"] = .integer(length)
        note(.outputDropped, .warn, "\(length) bytes of \(channel.rawValue) were not recorded.", data)
    }

    /// How many bytes may be taken under the limit of the run. Nil where the limit has just been met.
    private func withinLimit(_ countMax: Int, _ channel: Channel) -> Int? {
        let limit = seat.plan.runBytesMax
        guard limit > 0 else { return countMax }
        let left = limit - run.bytesCount(of: .stdout) - run.bytesCount(of: .stderr)
        switch seat.plan.atRunBytesMax {
        case .stop:
            if left <= 0 { stopOurselves(.limit) }
            return countMax
        case .discard:
            guard left <= 0 else { return min(countMax, Int(left)) }
            tell(self[channel].flow.reachedLimit(), of: channel)
            return nil
        }
    }

    private func tell(_ news: ChannelFlow.News?, of channel: Channel) {
        switch news {
        case nil: return
        case .beganToWait(let wait, let errno): beganToWait(wait, errno, channel)
        case .wentOn(let time): wentOn(after: time, channel)
        case .beganToDrop(let errno):
            sayDropping(errno, channel)
            // What it waited for does not matter any more.
            if waitIsOver() { goOnAfterWait() }
        }
    }

    private func sayDropping(_ errno: Errno?, _ channel: Channel) {
        if errno?.isDiskFull == true { reserve.give() }
        guard errno == nil || diskNews.began(.dropping(channel)) else { return }
        let why = errno.map { ": \($0)" } ?? ", which has reached its limit"
        let text = "Output of \(channel.rawValue) is no longer kept in the record\(why)."
        note(errno == nil ? .outputDropped : .diskFailed, .warn, text, facts(channel, errno))
    }

    private func beganToWait(_ wait: RecorderWait, _ errno: Errno?, _ channel: Channel) {
        if wait == .room { reserve.give() }
        waitsFor = wait
        if diskNews.began(.waiting(wait)) {
            let why = errno.map { "\($0)" } ?? "unknown"
            let text = "The disk does not take the output of \(channel.rawValue): \(why). The agent waits."
            note(wait == .room ? .diskFull : .diskFailed, wait == .room ? .warn : .error, text, facts(channel, errno))
        }
        var patch = RunStatePatch()
        patch.waitsFor = .wait(wait)
        change(patch)
        tell(.waits(.known(wait == .room ? .room : .disk)))
        beat()
    }

    func wentOn(after time: Duration, _ channel: Channel) {
        noteDrops(of: channel)
        diskNews.took(after: time, at: clock.now().monotonic)
        if waitIsOver() { goOnAfterWait() }
    }

    /// Whether the last channel that waited has just ceased to.
    private func waitIsOver() -> Bool {
        guard waitsFor != nil else { return false }
        waitsFor = stdout.flow.waitsFor ?? stderr.flow.waitsFor
        return waitsFor == nil
    }

    private func goOnAfterWait() {
        var patch = RunStatePatch()
        patch.waitsFor = .nothing
        change(patch)
        // It may be full again before it is said that it was freed.
        reserve.take()
        tell(.waits(.known(.nothing)))
        beat()
    }

    func sayFreed(_ freed: DiskNews.Freed?) {
        guard let freed else { return }
        let waited = freed.waited.nanoseconds / 1_000_000
        let data: JSONObject = ["waitedMs": .integer(waited), "times": .integer(freed.times)]
        note(.diskFreed, .info, "The disk takes output again; the agent has waited for \(waited) ms.", data)
        reserve.take()
    }

    private func facts(_ channel: Channel, _ errno: Errno?) -> JSONObject {
        var data: JSONObject = ["channel": .string(channel.rawValue)]
        if let errno { data["error"] = .string(errno.name) }
        return data
    }

    // MARK: A terminal

    /// What the agent's terminal shows goes into the pipe, as far as there is room.
    private func feedFromTerminal() {
        guard stdout.isTerminalOpen, seat.terminalNumber != nil else { return }
        for _ in 0..<Self.transfersMax {
            do throws(PlatformError) {
                guard let count = try seat.moveFromTerminal() else { return }
                stdout.flow.becameReady()
                guard count > 0 else { return stdout.isTerminalOpen = false }
            } catch {
                // EIO: the last program on it has closed it.
                stdout.isTerminalOpen = false
                stdout.flow.becameReady()
                return
            }
        }
    }

    /// We hold the pipe of a terminal ourselves, so its end never shows: it is over when it is empty and nothing can
    /// come any more.
    private func isEmpty(_ channel: Channel) {
        self[channel].flow.wasEmpty()
        if isExitSeen { self[channel].isAfterExit = true }
        if seat.terminalNumber != nil, channel == .stdout, !stdout.isTerminalOpen { stdout.flow.ended() }
    }

    subscript(_ channel: Channel) -> RecordedChannel {
        get {
            switch channel {
            case .stdout: stdout
            case .stderr: stderr
            }
        }
        set {
            switch channel {
            case .stdout: stdout = newValue
            case .stderr: stderr = newValue
            }
        }
    }
}
