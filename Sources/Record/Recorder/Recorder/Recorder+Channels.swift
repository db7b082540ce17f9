import Control
import Domain
import JSON
import Journal
import Platform

/// Moving the bytes.
extension Recorder {
    /// So many transfers in a row are made before anything else is looked at.
    private static let transfersMax = 8
    private static let dropsUnsaidMax: Int64 = 1 << 30

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
        let gap = seat.dropped[channel.place]
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
            if gap > 0, count > 0 {
                seat.dropped[channel.place] = 0
                sayDrops(of: channel, offset: offset, length: gap)
            }
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
            case .stdout: try seat.stdout.discard(countMax: countMax)
            case .stderr: try seat.stderr.discard(countMax: countMax)
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
        seat.dropped[channel.place] += Int64(count)
        if seat.dropped[channel.place] > Self.dropsUnsaidMax { noteDrops(of: channel) }
        return true
    }

    /// Records, to the byte, what was dropped since it was last recorded.
    func noteDrops(of channel: Channel) {
        var left = seat.dropped[channel.place]
        guard left > 0 else { return }
        let offset = run.bytesCount(of: channel)
        sayDrops(of: channel, offset: offset, length: left)
        while left > 0 {
            let length = min(left, IndexRecord.chunkBytesMax)
            attempt { () throws(JournalError) in try run.mark(.gap, channel, offset: offset, length: length) }
            left -= length
        }
        seat.dropped[channel.place] = 0
    }

    private func sayDrops(of channel: Channel, offset: Int64, length: Int64) {
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
