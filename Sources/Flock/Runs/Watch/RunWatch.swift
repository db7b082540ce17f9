package import Domain
package import Journal
package import Platform

/// Watches one run in the foreground until it is over: by its files alone, and with no part in its life but that of
/// passing on what its user asks for, and of calling for a new shim where it has lost its own.
package final class RunWatch {
    /// How often somebody looks where the kernel tells of no changes, and whether the shim still lives.
    private static let lookInterval = Duration.milliseconds(500)

    /// Answers whether more is wanted.
    package typealias Show = (Channel, UnsafeRawBufferPointer) -> Bool

    private let paths: RunPaths
    private let disk: any Disk
    private let clock: any Clock
    private let control: RunControl
    private let shims: ShimStart
    private let show: Show
    private let notice: (WatchNotice) -> Void
    /// It hears what the user asks for, also while somebody waits to show something.
    package let loop: EventLoop
    private var follower: RunFollower
    private let stdout: ChannelReader
    private let stderr: ChannelReader
    private var interrupts: WatchInterrupts
    private var loss = ShimLoss()
    private let isAdoptable: Bool
    private var pending: RunsError?
    private var end: WatchEnd?
    /// Whether the user wants no more, not even the rest of the output of a run that is over.
    private var isEnough = false
    /// The shim that it called for last.
    private var adopted: ChildProcess?

    /// - Parameter isInBackground: whether the run is one that no signal to us is meant for.
    package init(
        _ paths: RunPaths,
        disk: any Disk,
        clock: any Clock,
        shims: ShimStart,
        isInBackground: Bool = false,
        show: @escaping Show,
        notice: @escaping (WatchNotice) -> Void
    ) throws(RunsError) {
        self.paths = paths
        self.disk = disk
        self.clock = clock
        self.shims = shims
        self.show = show
        self.notice = notice
        control = RunControl(paths, disk: disk, processes: shims.processes)
        interrupts = WatchInterrupts(isInBackground: isInBackground)
        isAdoptable = !isInBackground
        loop = try onSystem { () throws(PlatformError) in try EventLoop(clock: clock) }
        follower = try inJournal { () throws(JournalError) in try RunFollower(paths, disk: disk, clock: clock) }
        stdout = try inJournal { () throws(JournalError) in try ChannelReader(.stdout, of: paths, on: disk) }
        stderr = try inJournal { () throws(JournalError) in try ChannelReader(.stderr, of: paths, on: disk) }
    }

    /// Whether what is there is to be shown still.
    package var wantsOutput: Bool { !isEnough && pending == nil }

    /// Comes back when the run is over and all of its output was shown, or when nobody watches any more.
    ///
    /// - Parameter signals: those that are meant for the run; they must be blocked (`Signal.block`).
    package func run(passing signals: [Signal] = []) throws(RunsError) -> WatchEnd {
        do throws(PlatformError) {
            if let changes = follower.descriptor { try loop.watch(changes) { _ in } }
            if !signals.isEmpty { try loop.watch(signals) { [self] in came($0) } }
            loop.after(Self.lookInterval, repeats: true) { [self] in look() }
        } catch {
            throw .platform(error)
        }
        while true {
            try showWhatIsThere()
            if let end { return end }
            do throws(PlatformError) { try loop.turn() } catch { throw .platform(error) }
            if let pending { throw pending }
        }
    }

    /// The state is read first: of a run that is over by then, all that it has is there to be shown.
    private func showWhatIsThere() throws(RunsError) {
        let isOver = try inJournal { () throws(JournalError) in
            try follower.settle()
            return try follower.isOver()
        }
        while end == nil, wantsOutput {
            let item = try inJournal { () throws(JournalError) in try follower.nextNow() }
            guard let item else { break }
            if case .chunk(let record) = item { try show(record) }
        }
        if isOver || isEnough, end == nil { end = .over(try RunEnd.read(paths, on: disk)) }
    }

    private func show(_ record: IndexRecord) throws(RunsError) {
        var isWanted = true
        try inJournal { () throws(JournalError) in
            let look = { (bytes: UnsafeRawBufferPointer) in if isWanted { isWanted = self.show(record.channel, bytes) }
            }
            switch record.channel {
            case .stdout: try stdout.read(from: record.offset, length: record.length, look)
            case .stderr: try stderr.read(from: record.offset, length: record.length, look)
            }
        }
        if !isWanted { end = .unwanted }
    }

    /// Waits for the end of a shim that it called for, at most so long: for an owner that goes on when the run is over,
    /// and would keep what is left of it. Answers whether none is left.
    package func reap(upTo limit: Duration) throws(RunsError) -> Bool {
        do throws(PlatformError) {
            guard try adopted?.wait(upTo: limit) != nil else { return adopted == nil }
            adopted = nil
            return true
        } catch {
            throw .platform(error)
        }
    }

    // MARK: - What the user asks for

    private func came(_ signal: Signal) {
        attempt { () throws(RunsError) in
            switch interrupts.came(signal) {
            case .detach:
                end = end ?? .detached(by: signal)
                isEnough = true
            case .stop: tell(.askedToStop, try control.stop())
            case .kill: tell(.asksToKill, try control.kill())
            }
        }
    }

    private func tell(_ asked: WatchNotice, _ answer: ControlAnswer) {
        switch answer {
        case .asked: notice(asked)
        case .unattended, .notStarted: notice(.nobodyToAsk)
        case .over: isEnough = true
        }
    }

    // MARK: - A shim that is gone

    private func look() {
        guard isAdoptable else { return }
        attempt { () throws(RunsError) in
            let attendance = try control.attendance()
            let isAttended = attendance == .attended || attendance == .over
            guard case .adopt = loss.looked(isAttended: isAttended, at: clock.now().monotonic) else { return }
            try adopt()
        }
    }

    private func adopt() throws(RunsError) {
        _ = try reap(upTo: .zero)
        let begun = try shims.start(.adopt, paths)
        let word = begun.word
        adopted = .some(begun.shim)
        switch word {
        case .started, .ended: notice(.adopted)
        case .failed(let text): notice(.notAdopted(text))
        case .nothing, .silence: notice(.notAdopted("the new shim did not answer"))
        }
    }

    /// Within the loop nothing can be thrown: what fails there is told when it comes back.
    private func attempt(_ body: () throws(RunsError) -> Void) {
        do throws(RunsError) { try body() } catch { pending = pending ?? error }
    }
}
