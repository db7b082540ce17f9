import Glibc
import Platform

/// Runs a real program and says how it ended and what it wrote:
/// `CommandTester("roost").arguments("version").environment(["NO_COLOR": "1"]).run().stdout`.
///
/// The program gets an environment of its own, with nothing in it but `PATH` and what the test puts there, and its own
/// session. Both channels are read at once, so that neither can block the program, and a program that does not end in
/// time is killed and reported with what it wrote.
package struct CommandTester: Sendable {
    /// What a pipe takes before anybody reads it, so that the whole input can be written before the program starts.
    private static let inputBytesMax = 64 * 1024

    private enum Output: Sendable {
        case captured
        case unread
        case file(String)
        case terminal(columns: UInt16, rows: UInt16)
    }

    private let program: String
    private var arguments: [String] = []
    private var environment = Environment.current().values.filter { $0.key == "PATH" }
    private var folder: String?
    private var input: [UInt8] = []
    private var limit = Duration.seconds(30)
    private var output = Output.captured

    /// One of our own programs, as it was built beside the test runner.
    package init(_ program: String) throws { self.program = try Programs.path(program) }

    /// A program of the system that the tests need.
    package init(tool: String) throws { program = try Programs.tool(tool) }

    // MARK: - What to run

    package func arguments(_ arguments: String...) -> CommandTester { self.arguments(arguments) }

    package func arguments(_ arguments: [String]) -> CommandTester { with { $0.arguments += arguments } }

    package func environment(_ values: [String: String]) -> CommandTester {
        with { $0.environment.merge(values) { $1 } }
    }

    package func folder(_ path: String) -> CommandTester { with { $0.folder = path } }

    package func input(_ text: String) -> CommandTester { with { $0.input = Array(text.utf8) } }

    package func input(_ bytes: [UInt8]) -> CommandTester { with { $0.input = bytes } }

    package func limit(_ limit: Duration) -> CommandTester { with { $0.limit = limit } }

    /// Standard output goes to a file, such as /dev/full.
    package func output(to path: String) -> CommandTester { with { $0.output = .file(path) } }

    /// Standard output is a pipe whose reader has gone before the first byte.
    package func withoutReader() -> CommandTester { with { $0.output = .unread } }

    /// Standard input, output and error are a terminal, and all that it shows is `stdout`. The input was typed ahead.
    package func onTerminal(columns: UInt16 = 80, rows: UInt16 = 24) -> CommandTester {
        with { $0.output = .terminal(columns: columns, rows: rows) }
    }

    private func with(_ change: (inout CommandTester) -> Void) -> CommandTester {
        var tester = self
        change(&tester)
        return tester
    }

    // MARK: - Running it

    package func run() throws -> CommandResult {
        switch output {
        case .captured: return try runCaptured()
        case .unread:
            let ends = try PipeEnds()
            _ = consume ends.reading
            return try runToFile(ends.writing)
        case .file(let path): return try runToFile(SystemDisk().openFile(path, .writeExisting))
        case .terminal(let columns, let rows): return try runOnTerminal(columns, rows)
        }
    }

    private func runCaptured() throws -> CommandResult {
        let output = try PipeEnds()
        let errors = try PipeEnds()
        let child = try start(inputPipe(), output.writing, errors.writing)
        return try follow(child, CapturedChannel(output.reading), CapturedChannel(errors.reading))
    }

    private func runToFile(_ file: consuming FileDescriptor) throws -> CommandResult {
        let errors = try PipeEnds()
        let child = try start(inputPipe(), file, errors.writing)
        return try follow(child, CapturedChannel(), CapturedChannel(errors.reading))
    }

    private func runOnTerminal(_ columns: UInt16, _ rows: UInt16) throws -> CommandResult {
        var ours: Int32 = -1
        var theirs: Int32 = -1
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&ours, &theirs, nil, nil, &size) == 0 else { throw CommandTesterError.noChannel(errno: errno) }
        let screen = FileDescriptor(owning: ours)
        let terminal = FileDescriptor(owning: theirs)
        try SystemDisk().writeAll(input, to: screen)
        let child = try start(terminal.duplicate(), terminal.duplicate(), terminal)
        return try follow(child, CapturedChannel(screen), CapturedChannel())
    }

    /// A pipe with the whole input in it, whose writer is already gone.
    private func inputPipe() throws -> FileDescriptor {
        guard input.count <= Self.inputBytesMax else {
            throw CommandTesterError.inputTooLong(bytes: input.count, bytesMax: Self.inputBytesMax)
        }
        let pipe = try PipeEnds()
        try SystemDisk().writeAll(input, to: pipe.writing)
        return pipe.reading
    }

    /// Ours of the program's ends are closed once it has them, for a channel has its end when all of them are closed.
    private func start(
        _ input: consuming FileDescriptor,
        _ output: consuming FileDescriptor,
        _ errors: consuming FileDescriptor
    ) throws -> ChildProcess {
        var request = SpawnRequest(program, arguments, environment: Environment(environment).entries)
        request.workingFolder = folder
        request.input = .descriptor(input.number)
        request.output = .descriptor(output.number)
        request.error = .descriptor(errors.number)
        request.isSessionLeader = true
        let child = try SystemProcesses().spawn(request)
        _ = consume input
        _ = consume output
        _ = consume errors
        return child
    }

    /// Reads both channels to their ends, then waits for the end of the program.
    private func follow(
        _ child: consuming ChildProcess,
        _ output: consuming CapturedChannel,
        _ errors: consuming CapturedChannel
    ) throws -> CommandResult {
        let deadline = ContinuousClock.now + limit
        while output.isOpen || errors.isOpen {
            let left = deadline - ContinuousClock.now
            guard left > .zero else { break }
            var watched = [output.watched, errors.watched]
            poll(&watched, 2, Int32(left / .milliseconds(1)) + 1)
            if watched[0].revents != 0 { output.readSome() }
            if watched[1].revents != 0 { errors.readSome() }
        }
        let left = max(.zero, deadline - ContinuousClock.now)
        let isComplete = !output.isOpen && !errors.isOpen
        guard isComplete, let exit = try child.wait(upTo: left) else {
            try end(child)
            throw CommandTesterError.timedOut(
                commandLine: ([program] + arguments).joined(separator: " "),
                after: limit,
                stdout: String(decoding: output.bytes, as: UTF8.self),
                stderr: String(decoding: errors.bytes, as: UTF8.self)
            )
        }
        return CommandResult(status: exit.status, stdoutBytes: output.bytes, stderrBytes: errors.bytes)
    }

    /// Ends the program with what it started in its session, and reaps it: while a child that has ended is not reaped,
    /// the exit tests of Swift Testing, which wait for any child, see none but that one.
    private func end(_ child: consuming ChildProcess) throws {
        kill(-child.pid, SIGKILL)
        _ = try child.wait()
    }
}
