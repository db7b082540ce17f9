import Domain
import Glibc
import Platform
import Runs

/// What shows the dashboard in a process of its own, and this one beside it: whatever becomes of the one, the other
/// gives the terminal back as it was.
enum TopProcess {
    /// Screen, cursor, mouse, pasting and colours as a shell has them.
    private static let reset =
        "\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l\u{1B}[?2004l\u{1B}[?1l\u{1B}>\u{1B}[0m"
        + "\u{1B}[?1049l\u{1B}[?25h"

    /// By which the process that shows the dashboard knows who waits for it.
    private static let variable = "ROOST_TOP_GUARDIAN"
    /// The first that a child is given.
    private static let leashDescriptor: Int32 = 3

    /// The process that shows it is this program once more, begun from its beginning: what the runtime keeps of a
    /// thread, such as its number, is wrong in a copy of a process, and two threads of one would wait for each other.
    ///
    /// - Parameter body: the dashboard. The descriptor is at its end once the process beside it is gone.
    static func run(
        _ invocation: Invocation,
        _ body: (Int32?) throws(CommandError) -> ExitCode
    ) throws(CommandError) -> ExitCode {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return try body(nil) }
        guard invocation.environment[variable] != "\(getppid())" else { return try show(body) }
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        let program: String
        do throws(RunsError) { program = try OwnProgram.path("roost", on: invocation.disk) } catch {
            throw .runs(error)
        }
        do throws(PlatformError) {
            let leash = try Pipe()
            let dashboard = try start(program, invocation.environment, leash.reading.number)
            // Open until this process is gone.
            _ = leash.keepWriting().release()
            guardTerminal(of: dashboard.pid, before)
        } catch { throw .platform(error) }
    }

    private static func start(
        _ program: String,
        _ environment: Environment,
        _ leash: Int32
    ) throws(PlatformError) -> ChildProcess {
        var values = environment.values
        values[variable] = "\(getpid())"
        let words = Array(ProgramArguments.own.dropFirst())
        var request = SpawnRequest(program, words, environment: Environment(values).entries)
        request.input = .descriptor(STDIN_FILENO)
        request.output = .descriptor(STDOUT_FILENO)
        request.error = .descriptor(STDERR_FILENO)
        request.inherited = [leash]
        return try SystemProcesses().spawn(request)
    }

    private static func show(_ body: (Int32?) throws(CommandError) -> ExitCode) throws(CommandError) -> ExitCode {
        // Else the shell that has the terminal once the other process is gone would stop us while we give it back.
        signal(SIGTTOU, SIG_IGN)
        Signal.block([.windowChanged, .terminate, .hangUp, .interrupt])
        return try body(leashDescriptor)
    }

    /// Waits for the dashboard, and passes on what it is asked to do.
    private static func guardTerminal(of dashboard: Int32, _ before: termios) -> Never {
        pid = dashboard
        for number in [SIGTERM, SIGHUP, SIGINT] { signal(number) { kill(TopProcess.pid, $0) } }
        Deliberate.ignore(because: "without it only what is lent the terminal goes on by itself") {
            () throws(PlatformError) in try SystemProcesses.adoptOrphans(true)
        }
        var status: Int32 = 0
        // Whoever else ends is one that the dashboard has left to us.
        while waitpid(-1, &status, 0) != dashboard {}
        let isExited = status & 0x7f == 0
        if isExited { exit(status >> 8 & 0xff) }
        endLent()
        var before = before
        signal(SIGTTOU, SIG_IGN)
        let bytes = Array(reset.utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
        tcsetattr(STDIN_FILENO, TCSANOW, &before)
        let text = Array("roost: the dashboard was ended by signal \(status & 0x7f); the workers go on\n".utf8)
        _ = write(STDERR_FILENO, text, text.count)
        exit(128 + (status & 0x7f))
    }

    /// Ends what had the terminal from the dashboard, such as a pager: two would read the same keys. A daemon that was
    /// started from there is in a session of its own, and goes on.
    private static func endLent() {
        let session = getsid(0)
        for ending in [SIGHUP, SIGKILL] {
            for _ in 0..<50 {
                let table = Deliberate.ignore(because: "who cannot be found cannot be ended") {
                    () throws(PlatformError) in try ProcessTable.read()
                }
                let left = (table?.descendants(of: [getpid()]) ?? []).filter { getsid($0) == session }
                guard !left.isEmpty else { return }
                for pid in left {
                    kill(pid, ending)
                    kill(pid, SIGCONT)
                }
                usleep(20_000)
                while waitpid(-1, nil, WNOHANG) > 0 {}
            }
        }
    }

    /// Of the dashboard, for the handlers of signals.
    // nonisolated(unsafe) because it is written once, before the handlers are set, in a process of one thread.
    nonisolated(unsafe) private static var pid: Int32 = 0
}
