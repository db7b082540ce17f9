import Platform

/// Says which signals come, with the number beside each and who sent it, until SIGTERM.
enum SignalsCommand: TestbedCommand {
    static let name = "signals"
    static let usage = ""

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        try arguments.end()
        Signal.block([.user1, .user2, .terminate])
        let signals = try SignalSource([.user1, .user2, .terminate])
        output.line("ready")
        while true {
            var ready = ReadySet()
            ready.add(signals.descriptor.number)
            try ready.wait(upTo: nil)
            while let received = signals.receive() {
                output.line("\(received.signal) \(received.value) \(received.sender)")
                if received.signal == .terminate { return 0 }
            }
        }
    }
}
