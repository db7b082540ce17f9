import Domain
import Glibc
import Platform

/// How long the agent lives, and that it was started.
enum Life {
    static let exitCode: Int32 = 75

    /// Writes down that it was started, where that is wanted, and sees to it that it ends.
    static func begin(_ options: DemoOptions) throws(DemoError) {
        if let file = options.launches { try note(in: file, options) }
        Glibc.signal(SIGALRM) { _ in
            // A handler may do no more than such calls as these.
            let text: StaticString = "roost-demo-agent: its time is over\n"
            _ = Glibc.write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
            _exit(Life.exitCode)
        }
        let (seconds, attoseconds) = max(options.lifetime, .milliseconds(1)).components
        var timer = itimerval()
        timer.it_value = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
    }

    static func sleep(_ length: Duration) {
        guard length > .zero else { return }
        let (seconds, attoseconds) = length.components
        var wanted = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var left = timespec()
        while nanosleep(&wanted, &left) != 0, errno == EINTR { wanted = left }
    }

    /// One line a launch, in one write: other launches may write theirs at the same time.
    private static func note(in file: String, _ options: DemoOptions) throws(DemoError) {
        try onSystem { () throws(PlatformError) in
            let disk = SystemDisk()
            let own = try SystemProcesses().identity(of: ProcessIdentity.ownPID)
            let line = "\(ProcessIdentity.ownPID) \(own?.startTicks ?? 0) \(options.run ?? "-")\n"
            let target = try disk.openFile(file, .append)
            try disk.writeAll(Array(line.utf8), to: target)
        }
    }
}
