import Domain
import Glibc

/// One call of another program: it is started, both of its channels are read at once, and its end is waited for.
///
/// What it writes is handed on chunk by chunk as it comes, in raw bytes, goes into a file where one is named, and is
/// returned as a whole at the end. The program runs in a session of its own, so it cannot ask on our terminal.
package struct ProgramCall: Sendable {
    /// How much of one channel is kept for the answer unless the caller says otherwise.
    package static let capturedBytesMaxDefault = 64 << 20

    /// A path; no search. `ProgramSearch` finds one.
    package var program: String
    /// Without the name of the program.
    package var arguments: [String]
    /// `NAME=value`; ours is not inherited.
    package var environment: [String]
    /// Ours if nil.
    package var workingFolder: String?
    /// What it reads as its standard input; /dev/null if nil.
    package var input: [UInt8]?
    /// Takes what comes on both channels, in the order in which it comes; made if missing, else appended to. Every
    /// chunk is in the file before the next is read.
    package var logFile: String?
    /// Whether an end other than exit code 0 is an error.
    package var rejectsFailure = true
    /// After it the program and its process group are asked to end, and a little later killed.
    package var timeout: Duration?
    /// What is a little later.
    package var grace = CallPatience.grace
    /// How much of each channel is kept for the answer; a program that writes more is killed, and that is an error.
    package var capturedBytesMax = capturedBytesMaxDefault
    /// Off for a standard output that only the callback wants, and that may have any length.
    package var capturesOutput = true
    /// How long after the program's end its channels are still read where a descendant keeps them open.
    package var drain = Duration.milliseconds(100)

    package init(_ program: String, _ arguments: [String] = [], environment: [String] = []) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
    }

    /// Comes back when the program has ended. What a callback throws ends the program, and is thrown on.
    package func run(
        processes: any Processes = SystemProcesses(),
        disk: any Disk = SystemDisk(),
        onStdout: ([UInt8]) throws(PlatformError) -> Void = { _ in },
        onStderr: ([UInt8]) throws(PlatformError) -> Void = { _ in }
    ) throws(PlatformError) -> ProgramResult {
        var reading = try start(processes, disk)
        do {
            try reading.follow(onStdout, onStderr)
        } catch {
            // What led here is the error to tell, and the child must not be left behind.
            reading.abandon()
            throw error
        }
        let result = reading.result
        if let timeout, reading.isTimedOut { throw .timedOut(program, after: timeout) }
        guard result.isSuccess || !rejectsFailure else {
            throw .rejected(program, status: result.status, said: result.said)
        }
        return result
    }

    private func start(_ processes: any Processes, _ disk: any Disk) throws(PlatformError) -> Reading {
        let log = try Copy(logFile, disk)
        let outputPipe = try Pipe()
        let errorPipe = try Pipe()
        let output = try Channel(outputPipe.reading, capturedBytesMax: capturesOutput ? capturedBytesMax : nil)
        let errors = try Channel(errorPipe.reading, capturedBytesMax: capturedBytesMax)
        var request = SpawnRequest(program, arguments, environment: environment)
        request.workingFolder = workingFolder
        request.output = .descriptor(outputPipe.writing.number)
        request.error = .descriptor(errorPipe.writing.number)
        request.isSessionLeader = true
        let child = try spawn(&request, processes)
        let patience = CallPatience(
            timeout: timeout,
            drain: drain,
            grace: grace,
            from: SystemClock().now().monotonic
        )
        return Reading(of: program, child, output, errors, log, patience)
    }

    private func spawn(_ request: inout SpawnRequest, _ processes: any Processes) throws(PlatformError) -> ChildProcess
    {
        guard let input else { return try processes.spawn(request) }
        let file = try MemoryFile.make(holding: input)
        request.input = .descriptor(file.number)
        return try processes.spawn(request)
    }
}
