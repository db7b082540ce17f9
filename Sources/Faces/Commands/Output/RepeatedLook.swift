import Domain
import Platform

/// Looks again and again until Ctrl-C: on a terminal in the place of the look before, elsewhere below it.
enum RepeatedLook {
    static let pause = Duration.seconds(2)
    /// For commands that can.
    static let flag = Flag("watch", short: "w", "Look again every two seconds, until Ctrl-C")

    static func run(
        _ invocation: Invocation,
        _ look: (Invocation) throws(CommandError) -> ExitCode
    ) throws(CommandError) -> ExitCode {
        try invocation[flag] ? again(invocation, look) : look(invocation)
    }

    /// Until Ctrl-C.
    static func again(
        _ invocation: Invocation,
        _ look: (Invocation) throws(CommandError) -> ExitCode
    ) throws(CommandError) -> ExitCode {
        let wait: InterruptibleWait
        do throws(PlatformError) { wait = try InterruptibleWait(clock: invocation.clock) } catch {
            throw .platform(error)
        }
        let isTerminal = invocation.console.output.isTerminal && invocation.format == .table
        repeat {
            if isTerminal { try invocation.console.write("\u{1B}[H\u{1B}[2J".utf8) }
            _ = try look(invocation)
            try invocation.console.flush()
        } while try wait.wait(until: invocation.clock.now().monotonic.advanced(by: pause))
        return .interrupted
    }
}
