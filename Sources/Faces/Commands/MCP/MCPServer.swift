import Asking
import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs

/// The other side of a client on standard input and output, until the client goes.
final class MCPServer {
    private static let chunkBytesMax = 64 << 10
    /// Whoever does not read its answers is not read either.
    private static let unsentMax = 256

    private let invocation: Invocation
    private let loop: EventLoop
    private let input: FileDescriptor?
    private var machine: MCPMachine
    private var lines = CommandLines(bytesMax: MCPLimits.messageBytesMax)
    private var processes: [JSONValue: CommandProcess] = [:]
    private var unsent: [JSONObject] = []
    private var stopped: Signal?
    private var isReaderGone = false
    private var hasInputEnded = false
    private var isOver = false

    init(_ invocation: Invocation, allowsActing: Bool) throws(CommandError) {
        self.invocation = invocation
        machine = MCPMachine(allowsActing: allowsActing)
        input = FileDescriptor.ifOpen(STDIN_FILENO)
        do throws(PlatformError) { loop = try EventLoop(clock: invocation.clock) } catch { throw .platform(error) }
    }

    func run() throws(CommandError) -> ExitCode {
        let patience = OutputPatience(loop) { [unowned self] in stopped == nil && !isReaderGone }
        invocation.console.wait(with: patience)
        defer {
            invocation.console.wait(with: nil)
            for process in processes.values { process.kill() }
        }
        try listen()
        followInput()
        while true {
            try send()
            if let stopped { return stopped == .interrupt ? .interrupted : .terminated }
            if isReaderGone { throw .outputClosed }
            if isOver { return .ok }
            do throws(PlatformError) { try loop.turn() } catch { throw .platform(error) }
        }
    }

    private func listen() throws(CommandError) {
        let signals: [Signal] = [.interrupt, .terminate]
        Signal.block(signals)
        do throws(PlatformError) {
            try loop.watch(signals) { [unowned self] in stopped = $0 }
        } catch { throw .platform(error) }
        Deliberate.ignore(because: "a file is never hung up, and cannot be watched") { () throws(PlatformError) in
            try loop.watch(STDOUT_FILENO, for: []) { [unowned self] _ in isReaderGone = true }
        }
    }

    // MARK: - What the client says

    private func followInput() {
        do throws(PlatformError) {
            try loop.watch(STDIN_FILENO) { [unowned self] _ in
                if unsent.count < Self.unsentMax { readInput() }
            }
        } catch {
            // A file is always ready, and cannot be watched: it is read to its end.
            while !hasInputEnded { readInput() }
        }
    }

    private func readInput() {
        let bytes = inputBytes()
        guard !bytes.isEmpty else {
            hasInputEnded = true
            loop.forget(STDIN_FILENO)
            if let rest = lines.rest() { perform(machine.lineCame(rest)) }
            return perform(machine.inputEnded())
        }
        for line in lines.take(bytes) { perform(machine.lineCame(line)) }
    }

    /// What cannot be read has come to its end.
    private func inputBytes() -> [UInt8] {
        switch input {
        case .some(let input):
            Deliberate.ignore(because: "a client that cannot be heard has gone") { () throws(PlatformError) in
                try input.readOnce(bytesMax: Self.chunkBytesMax)
            } ?? []
        case .none: []
        }
    }

    // MARK: - What is done

    private func perform(_ actions: [MCPMachine.Action]) {
        for action in actions {
            switch action {
            case .send(let message): unsent.append(message)
            case .begin(let call): begin(call)
            case .kill(let id): processes.removeValue(forKey: id)?.kill()
            case .end: isOver = true
            }
        }
    }

    /// Not from within a call of the loop: while there is no room the loop is turned.
    private func send() throws(CommandError) {
        while !unsent.isEmpty {
            try invocation.console.line(JSONWriter.text(.object(unsent.removeFirst())))
            try invocation.console.flush()
        }
    }

    private func begin(_ call: MCPCall) {
        do throws(CommandError) {
            processes[call.id] = try process(of: call)
        } catch {
            answer(call, MCPAnswer(MCPRows(call.line.window), .notStarted(error.description), remarks: []))
        }
    }

    private func process(of call: MCPCall) throws(CommandError) -> CommandProcess {
        let program = try withRuns { () throws(RunsError) in try OwnProgram.path("roost", on: invocation.disk) }
        let leading = invocation[GlobalOption.home].map { ["--home=\($0)"] } ?? []
        do throws(PlatformError) {
            var rows = MCPRows(call.line.window)
            return try CommandProcess(
                CommandWords(leading + call.line.arguments, input: call.line.input.map { Array($0.utf8) }),
                of: program,
                environment: invocation.environment,
                limits: MCPLimits.command,
                on: loop,
                processes: SystemProcesses(),
                take: { rows.take($0) },
                ended: { [unowned self] end, remarks in
                    let isStatus = call.line.path == StatusCommand.command.path
                    let lack = rows.values.isEmpty ? lack : nil
                    answer(call, MCPAnswer(rows, end, remarks: remarks, lack: lack, needsNoDaemon: isStatus))
                }
            )
        } catch { throw .platform(error) }
    }

    private func answer(_ call: MCPCall, _ answer: MCPAnswer) {
        processes[call.id] = nil
        perform(machine.callEnded(call.id, answer.fields))
    }

    /// What a model is told whose home holds nothing yet.
    private var lack: String? {
        let isEmpty = Deliberate.ignore(because: "what is wrong with a home is told by the command") {
            () throws(CommandError) in
            // "&&" would lose what is thrown.
            let hasRuns = try hasRuns()
            return try hasRuns ? false : invocation.isUnrecorded()
        }
        guard isEmpty == true else { return nil }
        return
            "nothing is recorded yet: \"roost run -- COMMAND\" records a run, and \"roost import auto\" takes in what "
            + "agents have kept"
    }

    private func hasRuns() throws(CommandError) -> Bool {
        let runs = HomePaths(root: try invocation.home()).runs
        do throws(PlatformError) { return try invocation.disk.exists(runs) } catch { throw .platform(error) }
    }
}
