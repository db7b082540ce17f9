import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport

/// Appends events to a new journal and says how long each took: the body of a benchmark.
enum AppendCommand: TestbedCommand {
    static let name = "append"
    static let usage = "FILE [--count N]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let count = try arguments.number("--count", default: 100_000)
        let path = try arguments.next("a file")
        try arguments.end()
        let clock = SystemClock()
        let scope = EventScope.session(SessionID.mint(at: clock.now().wall, random: 1))
        var journal = try JournalWriter(creating: path, on: SystemDisk())
        var times: [Int64] = []
        times.reserveCapacity(count)
        var now = clock.now()
        for number in 0..<count {
            let began = now.monotonic
            try journal.append(event(number, scope, now.wall.truncatedToMilliseconds), at: began)
            now = clock.now()
            times.append(now.monotonic.nanoseconds - began.nanoseconds)
        }
        times.sort()
        guard let longest = times.last else { return 0 }
        output.line("p50 \(times[count / 2]) p99 \(times[count * 99 / 100]) max \(longest)")
        return 0
    }

    /// A decision as a daemon records it: nested, of some three hundred bytes.
    private static func event(_ number: Int, _ scope: EventScope, _ time: WallTime) -> Event {
        Event(
            sequence: Int64(number + 1),
            scope: scope,
            typeText: SessionEventType.decision.rawValue,
            level: .known(.info),
            createdAt: time,
            message: "Assign gh-450 to the worker in slot 3.",
            data: [
                "context_type": "task", "context_id": "gh-450", "function_name": "assign",
                "decision_point": "slot free", "decision_input": ["free": 3, "queued": 12, "load": 4],
                "decision_output": "assign", "duration_ms": .integer(Int64(number % 50)),
            ]
        )
    }
}
