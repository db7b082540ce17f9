import Domain
import Glibc

extension ProgramCall {
    /// A called program from its start to its end: waits for what comes first, be it bytes, its end or the time.
    struct Reading: ~Copyable {
        private let program: String
        private var child: ChildProcess
        private var output: Channel
        private var errors: Channel
        private var log: Copy
        private var patience: CallPatience
        private var status: ExitStatus?
        private let clock = SystemClock()

        init(
            of program: String,
            _ child: consuming ChildProcess,
            _ output: consuming Channel,
            _ errors: consuming Channel,
            _ log: consuming Copy,
            _ patience: CallPatience
        ) {
            self.program = program
            self.child = child
            self.output = output
            self.errors = errors
            self.log = log
            self.patience = patience
        }

        var isTimedOut: Bool { patience.isTimedOut }

        var result: ProgramResult {
            guard let status else { preconditionFailure("a call has a result when the program has ended") }
            return ProgramResult(status: status, stdout: output.bytes, stderr: errors.bytes, logError: log.error)
        }

        /// Comes back when the program has ended and its channels are read: to their ends, or, where a descendant keeps
        /// one open, for as long as the patience says.
        mutating func follow(
            _ onStdout: ([UInt8]) throws(PlatformError) -> Void,
            _ onStderr: ([UInt8]) throws(PlatformError) -> Void
        ) throws(PlatformError) {
            while status == nil || output.isOpen || errors.isOpen {
                try wait()
                // First whether it has ended, then what there is to read: what it wrote before its end is read by then.
                if status == nil, let exit = try child.wait(upTo: .zero) {
                    status = exit.status
                    patience.childEnded(at: clock.now().monotonic)
                }
                try read(onStdout, onStderr)
                switch patience.timePassed(to: clock.now().monotonic) {
                case .signal(let signal): signalGroup(signal)
                case .finish: return
                case nil: break
                }
            }
        }

        /// Kills the program with what it started, and reaps it.
        mutating func abandon() {
            guard status == nil else { return }
            signalGroup(.kill)
            Deliberate.ignore(because: "the failure that led here is the one to report, and a killed child ends") {
                () throws(PlatformError) in _ = try child.wait()
            }
        }

        private mutating func read(
            _ onStdout: ([UInt8]) throws(PlatformError) -> Void,
            _ onStderr: ([UInt8]) throws(PlatformError) -> Void
        ) throws(PlatformError) {
            try output.readAvailable(of: program) { (chunk) throws(PlatformError) in
                log.add(chunk)
                try onStdout(chunk)
            }
            try errors.readAvailable(of: program) { (chunk) throws(PlatformError) in
                log.add(chunk)
                try onStderr(chunk)
            }
        }

        private borrowing func wait() throws(PlatformError) {
            let end = pollfd(fd: status == nil ? child.pidfd.number : -1, events: Int16(POLLIN), revents: 0)
            var watched = [output.watched, errors.watched, end]
            let left = patience.deadline.map { clock.now().monotonic.duration(to: $0) }
            guard poll(&watched, nfds_t(watched.count), Poll.milliseconds(left)) < 0, errno != EINTR else { return }
            throw .last("wait for", program)
        }

        /// The program leads the group that its descendants are in, unless they left it. Until it is reaped its number
        /// is its own.
        private borrowing func signalGroup(_ signal: Signal) {
            // It fails where all of them have ended, which is what is wanted.
            _ = kill(-child.pid, signal.number)
        }
    }
}
