import Glibc

/// A signal, by its number on this system.
package struct Signal: Hashable, Sendable {
    package let number: Int32

    package init(number: Int32) { self.number = number }

    package static let abort = Signal(number: SIGABRT)
    package static let brokenPipe = Signal(number: SIGPIPE)
    package static let childEnded = Signal(number: SIGCHLD)
    package static let go = Signal(number: SIGCONT)
    package static let hangUp = Signal(number: SIGHUP)
    package static let interrupt = Signal(number: SIGINT)
    package static let kill = Signal(number: SIGKILL)
    package static let quit = Signal(number: SIGQUIT)
    package static let stop = Signal(number: SIGSTOP)
    package static let terminate = Signal(number: SIGTERM)
    package static let user1 = Signal(number: SIGUSR1)
    package static let user2 = Signal(number: SIGUSR2)
    package static let windowChanged = Signal(number: SIGWINCH)

    /// Keeps these signals from this thread and from those that it starts, so that an `EventLoop` can receive them.
    /// Entry points call it before there is any other thread, since a signal goes to whichever thread lets it through.
    package static func block(_ signals: [Signal]) {
        var mask = mask(of: signals)
        let result = pthread_sigmask(SIG_BLOCK, &mask, nil)
        precondition(result == 0, "blocking signals fails only for an operation that does not exist")
    }

    static func mask(of signals: [Signal]) -> sigset_t {
        var mask = sigset_t()
        sigemptyset(&mask)
        for signal in signals { sigaddset(&mask, signal.number) }
        return mask
    }
}

extension Signal: CustomStringConvertible {
    /// `SIGTERM`, or `signal 40` for one without a name of its own.
    package var description: String { Self.names[number] ?? "signal \(number)" }

    private static let names: [Int32: String] = [
        SIGABRT: "SIGABRT", SIGALRM: "SIGALRM", SIGBUS: "SIGBUS", SIGCHLD: "SIGCHLD", SIGCONT: "SIGCONT",
        SIGFPE: "SIGFPE", SIGHUP: "SIGHUP", SIGILL: "SIGILL", SIGINT: "SIGINT", SIGIO: "SIGIO", SIGKILL: "SIGKILL",
        SIGPIPE: "SIGPIPE", SIGPROF: "SIGPROF", SIGPWR: "SIGPWR", SIGQUIT: "SIGQUIT", SIGSEGV: "SIGSEGV",
        SIGSTOP: "SIGSTOP", SIGSYS: "SIGSYS", SIGTERM: "SIGTERM", SIGTRAP: "SIGTRAP", SIGTSTP: "SIGTSTP",
        SIGTTIN: "SIGTTIN", SIGTTOU: "SIGTTOU", SIGURG: "SIGURG", SIGUSR1: "SIGUSR1", SIGUSR2: "SIGUSR2",
        SIGVTALRM: "SIGVTALRM", SIGWINCH: "SIGWINCH", SIGXCPU: "SIGXCPU", SIGXFSZ: "SIGXFSZ",
    ]
}
