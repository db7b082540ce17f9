import Domain
import Glibc
import Platform

/// Starts a program and reaps whatever ends below this process: it says who was started, who ended and how, and who
/// was reaped. It ends when there is nobody left.
enum ReapCommand: TestbedCommand {
    static let name = "reap"
    static let usage = "[--orphans] [--on-request] PROGRAM…"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let takesOrphans = arguments.flag("--orphans")
        let isOnRequest = arguments.flag("--on-request")
        let program = try arguments.next("a program")
        Signal.block([.childEnded])
        let signals = try SignalSource([.childEnded])
        if takesOrphans { try SystemProcesses.adoptOrphans(true) }
        var request = SpawnRequest(program, arguments.rest(), environment: Environment.current().entries)
        request.output = .descriptor(STDOUT_FILENO)
        let child = try SystemProcesses().spawn(request)
        output.line("started \(child.pid)")
        while true {
            while let ended = try EndedChild.next() {
                output.line("ended \(ended.pid) \(ended.status)")
                // Until then it waits to be reaped, and others can look at it.
                if isOnRequest { _ = readLine() }
                try ended.reap()
                output.line("reaped \(ended.pid)")
            }
            guard !ProcessTable.children(of: ProcessIdentity.ownPID).isEmpty else { return 0 }
            var ready = ReadySet()
            ready.add(signals.descriptor.number)
            try ready.wait(upTo: nil)
            while signals.receive() != nil {}
        }
    }
}
