import Glibc
package import Platform

/// The process of one question: `roost` itself, with a command line. So a question that takes long holds up nobody,
/// ends when it is not wanted any more, and leaves nothing behind in whoever asks.
package final class CommandProcess {
    /// What is to be done with a line of its output: whether another one is wanted.
    package typealias Take = (CommandLines.Line) -> Bool
    package typealias Ended = (CommandEnd, _ remarks: [UInt8]) -> Void

    private static let chunkBytesMax = 64 << 10
    /// For how long after its end what it wrote is still read where a descendant keeps a channel open.
    private static let drain = Duration.milliseconds(200)

    private let loop: EventLoop
    private let limits: CommandLimits
    private let takeLine: Take
    private let ended: Ended
    private var child: ChildProcess
    private let output: FileDescriptor
    private let errors: FileDescriptor
    private var open: Set<Int32> = []
    private var timers: [TimerID] = []
    private var lines: CommandLines
    private var remarks: [UInt8] = []
    private var end: CommandEnd?
    /// Whether nothing more is wanted of it.
    private var isStopped = false
    private var hasExited = false
    private var isOver = false

    /// - Parameters:
    ///   - take: called with each line of its standard output.
    ///   - ended: called once, from the loop, unless it is killed before.
    package init(
        _ words: CommandWords,
        of program: String,
        environment: Environment,
        limits: CommandLimits = CommandLimits(),
        on loop: EventLoop,
        processes: any Processes,
        take: @escaping Take,
        ended: @escaping Ended
    ) throws(PlatformError) {
        self.loop = loop
        self.limits = limits
        takeLine = take
        self.ended = ended
        lines = CommandLines(bytesMax: limits.lineBytesMax, keepsEnds: limits.keepsLineEnds)
        let outputs = try Pipe()
        let remarks = try Pipe()
        var request = SpawnRequest(program, words.arguments, environment: environment.entries)
        request.output = .descriptor(outputs.writing.number)
        request.error = .descriptor(remarks.writing.number)
        // Its group can be killed as one: a question in SQL has a child of its own.
        request.isSessionLeader = true
        child = try Self.spawn(&request, reading: words.input, processes)
        output = outputs.keepReading()
        errors = remarks.keepReading()
        try watch()
    }

    deinit { kill() }

    private static func spawn(
        _ request: inout SpawnRequest,
        reading bytes: [UInt8]?,
        _ processes: any Processes
    ) throws(PlatformError) -> ChildProcess {
        // Those that were not wanted any more have ended by now.
        LeftChildren.reap()
        guard let bytes else { return try processes.spawn(request) }
        let file = try MemoryFile.make(holding: bytes)
        request.input = .descriptor(file.number)
        return try processes.spawn(request)
    }

    /// Ends it with what it started; nobody hears of it any more.
    package func kill() {
        guard !isOver else { return }
        over()
        if !hasExited { killGroup() }
    }

    private func watch() throws(PlatformError) {
        for number in [output.number, errors.number] {
            try loop.watch(number) { [unowned self] _ in read(number) }
            open.insert(number)
        }
        try loop.watch(child.pidfd.number) { [unowned self] _ in look() }
        timers.append(loop.after(limits.time) { [unowned self] in stop(.timedOut) })
    }

    private func read(_ number: Int32) {
        let isOutput = number == output.number
        var bytes: [UInt8] = []
        do throws(PlatformError) {
            let countMax = Self.chunkBytesMax
            bytes = try isOutput ? output.readOnce(bytesMax: countMax) : errors.readOnce(bytesMax: countMax)
        } catch {
            // What cannot be read has come to its end.
        }
        if bytes.isEmpty {
            loop.forget(number)
            open.remove(number)
            return settle()
        }
        if isOutput { return take(lines.take(bytes)) }
        remarks += bytes
        let excess = remarks.count - limits.remarksBytesMax
        if excess > 0 { remarks.removeFirst(excess) }
    }

    private func take(_ lines: [CommandLines.Line]) {
        for line in lines where !isStopped {
            if !takeLine(line) { stop(.cut) }
        }
    }

    /// It need not go on.
    private func stop(_ end: CommandEnd) {
        isStopped = true
        // What it had still to say when it ended may be too much as well.
        guard self.end == nil else { return }
        self.end = end
        if !hasExited { killGroup() }
    }

    private func look() {
        do throws(PlatformError) {
            guard let exit = try child.wait(upTo: .zero) else { return }
            end = end ?? .exited(exit.status)
        } catch {
            end = end ?? .notStarted("it is not known how the command ended: \(error)")
        }
        hasExited = true
        loop.forget(child.pidfd.number)
        timers.append(loop.after(Self.drain) { [unowned self] in finish() })
        settle()
    }

    private func settle() { if hasExited, open.isEmpty { finish() } }

    private func finish() {
        guard !isOver else { return }
        if let rest = lines.rest() { take([rest]) }
        over()
        ended(end ?? .cut, remarks)
    }

    private func over() {
        isOver = true
        for timer in timers { loop.cancel(timer) }
        for number in open { loop.forget(number) }
        if !hasExited { loop.forget(child.pidfd.number) }
    }

    /// Until it is reaped its number is its own. It fails where all of them have ended, which is what is wanted.
    private func killGroup() { _ = Glibc.kill(-child.pid, SIGKILL) }
}
