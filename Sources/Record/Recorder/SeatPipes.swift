import Domain
import Journal
import Platform

/// The pipes of a run, with the ends that the agent gets.
struct SeatPipes: ~Copyable {
    /// Large for what agents write most, since a wake-up costs more than the bytes; each falls back where the user's
    /// allowance for pipes is spent.
    static let stdoutBytes = [1 << 20, 256 << 10, 64 << 10]
    static let stderrBytes = [64 << 10]

    let stdout: FileDescriptor
    let stderr: FileDescriptor
    var streams: Seat.AgentStreams?
    let input: FileDescriptor?
    let terminal: FileDescriptor?
    let terminalPipe: FileDescriptor?

    var terminalNumber: Int32? { terminal.number }

    var terminalPipeNumber: Int32? { terminalPipe.number }

    /// Makes them for an agent that is to be started.
    static func make(_ plan: LaunchPlan) throws(PlatformError) -> SeatPipes {
        let stdout = try Pipe()
        let stderr = try Pipe()
        try stdout.grow(toFirstOf: stdoutBytes)
        try stderr.grow(toFirstOf: stderrBytes)
        return plan.isOnTerminal
            ? try onTerminal(plan, stdout: stdout, stderr: stderr)
            : try onPipes(plan, stdout: stdout, stderr: stderr)
    }

    /// Those of an agent that runs already, opened by the names that it has for them.
    static func ofRunning(stdout: consuming FileDescriptor, stderr: consuming FileDescriptor) -> SeatPipes {
        SeatPipes(stdout: stdout, stderr: stderr, streams: nil, input: nil, terminal: nil, terminalPipe: nil)
    }

    /// The agent's ends are open for reading too: with all of us gone it meets a full pipe, and no broken one.
    private static func onPipes(
        _ plan: LaunchPlan,
        stdout: consuming Pipe,
        stderr: consuming Pipe
    ) throws(PlatformError) -> SeatPipes {
        let output = try stdout.writing.reopenedBothWays()
        let error = try stderr.writing.reopenedBothWays()
        let input: FileDescriptor
        let held: FileDescriptor?
        switch plan.stdin {
        case .null:
            input = try FileDescriptor.null()
            held = nil
        case .held:
            let pipe = try Pipe()
            input = try pipe.reading.duplicate()
            try fill(pipe.writing, plan.firstInput)
            held = pipe.keepWriting()
        }
        return SeatPipes(
            stdout: stdout.keepReading(),
            stderr: stderr.keepReading(),
            streams: Seat.AgentStreams(input: input, output: output, error: error),
            input: held,
            terminal: nil,
            terminalPipe: nil
        )
    }

    /// The agent's first input is in its pipe before the agent is there.
    private static func fill(_ pipe: borrowing FileDescriptor, _ text: String?) throws(PlatformError) {
        let bytes = Array((text ?? "").utf8)
        let written = try FileDescriptor.writeWithoutWaiting(bytes, to: pipe.number)
        guard written == bytes.count else {
            throw .system(operation: "write", subject: "the agent's first input", errno: .again)
        }
    }

    /// What the terminal shows goes through a pipe of ours on its way to the file, so that a recorder that is killed
    /// holds none of it. There is nothing on the other channel: a terminal has one.
    private static func onTerminal(
        _ plan: LaunchPlan,
        stdout: consuming Pipe,
        stderr: consuming Pipe
    ) throws(PlatformError) -> SeatPipes {
        let terminal = try Terminal(rows: Int(plan.terminalRows), columns: Int(plan.terminalColumns))
        let input = try terminal.programs.duplicate()
        let output = try terminal.programs.duplicate()
        let error = try terminal.programs.duplicate()
        let reading = try stdout.reading.duplicate()
        return SeatPipes(
            stdout: reading,
            stderr: stderr.keepReading(),
            streams: Seat.AgentStreams(input: input, output: output, error: error),
            input: nil,
            terminal: terminal.keepOurs(),
            terminalPipe: stdout.keepWriting()
        )
    }
}
