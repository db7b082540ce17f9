import Domain
import Glibc
import Platform
import TestSupport

/// Writes lines that say when they were written, some milliseconds apart: for whoever measures how long a line takes.
enum TickCommand: TestbedCommand {
    static let name = "tick"
    static let usage = "[--count N] [--linger SECONDS]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let count = try arguments.number("--count", default: 300)
        let linger = try arguments.number("--linger", default: UInt32(0))
        try arguments.end()
        let clock = SystemClock()
        for _ in 0..<count {
            usleep(UInt32.random(in: 4_000...30_000))
            output.line("\(clock.now().monotonic.nanoseconds) a line of an agent, as long as they usually are")
        }
        sleep(linger)
        return 0
    }
}
