import Glibc

/// Takes a signal and says which it was, who sent it and with what value.
enum ReceiveCommand: TestbedCommand {
    static let name = "receive"
    static let usage = ""

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        try arguments.end()
        var wanted = sigset_t()
        sigemptyset(&wanted)
        for number in [SIGINT, SIGTERM, SIGUSR1] { sigaddset(&wanted, number) }
        pthread_sigmask(SIG_BLOCK, &wanted, nil)
        output.line("ready")
        while true {
            var received = siginfo_t()
            guard sigwaitinfo(&wanted, &received) > 0 else { return 1 }
            let queued = received._sifields._rt
            let value = received.si_code == -1 ? "\(queued.si_sigval.sival_int)" : "none"
            output.line("\(received.si_signo) from \(queued.si_pid), value \(value)")
        }
    }
}
