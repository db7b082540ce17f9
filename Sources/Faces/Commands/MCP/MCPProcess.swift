import Domain
import Glibc
import Platform

/// The process of one call: `roost` itself, with the command line of the tool. So a question that takes long holds up
/// nobody, ends when it is not wanted any more, and leaves nothing behind in the server.
final class MCPProcess {
    private static let chunkBytesMax = 64 << 10
    /// For how long after its end what it wrote is still read where a descendant keeps a channel open.
    private static let drain = Duration.milliseconds(200)

    private let loop: EventLoop
    private let ended: (MCPAnswer.End, MCPRows, _ remarks: [UInt8]) -> Void
    private var child: ChildProcess
    private let output: FileDescriptor
    private let errors: FileDescriptor
    private var open: Set<Int32> = []
    private var timers: [TimerID] = []
    private var lines = MCPLines(bytesMax: MCPLimits.lineBytesMax)
    private var rows: MCPRows
    private var remarks: [UInt8] = []
    private var end: MCPAnswer.End?
    /// Whether nothing more is wanted of it.
    private var isStopped = false
    private var hasExited = false
    private var isOver = false

    /// - Parameter ended: called once, from the loop, unless it is killed before.
    init(
        _ line: MCPCommandLine,
        of program: String,
        leading: [String],
        environment: Environment,
        on loop: EventLoop,
        processes: any Processes,
        ended: @escaping (MCPAnswer.End, MCPRows, _ remarks: [UInt8]) -> Void
    ) throws(PlatformError) {
        self.loop = loop
        self.ended = ended
        rows = MCPRows(line.window)
        let outputs = try Pipe()
        let remarks = try Pipe()
        var request = SpawnRequest(program, leading + line.arguments, environment: environment.entries)
        request.output = .descriptor(outputs.writing.number)
        request.error = .descriptor(remarks.writing.number)
        // Its group can be killed as one: a question in SQL has a child of its own.
        request.isSessionLeader = true
        child = try Self.spawn(&request, reading: line.input, processes)
        output = outputs.keepReading()
        errors = remarks.keepReading()
        try watch()
    }

    deinit { kill() }

    private static func spawn(
        _ request: inout SpawnRequest,
        reading text: String?,
        _ processes: any Processes
    ) throws(PlatformError) -> ChildProcess {
        guard let text else { return try processes.spawn(request) }
        let file = try MemoryFile.make(holding: Array(text.utf8))
        request.input = .descriptor(file.number)
        return try processes.spawn(request)
    }

    /// Ends it with what it started; nobody hears of it any more.
    func kill() {
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
        timers.append(loop.after(MCPLimits.callTime) { [unowned self] in stop(.timedOut) })
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
        if remarks.count > MCPLimits.remarksBytesMax { remarks.removeFirst(remarks.count - MCPLimits.remarksBytesMax) }
    }

    private func take(_ lines: [MCPLines.Line]) {
        for line in lines where !isStopped {
            if !rows.take(line) { stop(.cut) }
        }
    }

    /// It need not go on.
    private func stop(_ end: MCPAnswer.End) {
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
        ended(end ?? .cut, rows, remarks)
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
