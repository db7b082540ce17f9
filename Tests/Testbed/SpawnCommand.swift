import Domain
import Journal
import Platform
import TestSupport

/// Starts a command under a new shim, again and again, and says how long each took, from the start of the shim until
/// the birth of the agent, its first byte and its end stood in the record: the body of a benchmark.
enum SpawnCommand: TestbedCommand {
    static let name = "spawn"
    static let usage = "HOME [--count N] COMMAND…"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let count = try arguments.number("--count", default: 200)
        let fixture = ShimFixture(home: try arguments.next("a home"))
        let command = arguments.rest()
        let environment = Environment.current().entries
        var times: [IndexKind: [Int64]] = [:]
        for _ in 0..<count {
            let shim = try fixture.launch(command, environment: environment)
            guard try shim.end()?.status == .exited(code: 0) else { throw TestbedError.missing("the end of the run") }
            for (kind, moment) in try moments(shim) {
                times[kind, default: []].append(shim.startedAt.duration(to: moment).nanoseconds)
            }
        }
        for (kind, name) in [(IndexKind.born, "born"), (.data, "byte"), (.exit, "end")] {
            guard let sorted = times[kind]?.sorted(), let longest = sorted.last else { continue }
            let (median, slow) = (sorted[sorted.count / 2], sorted[sorted.count * 99 / 100])
            output.line("\(name) p50 \(median) p99 \(slow) max \(longest)")
        }
        return 0
    }

    /// When the first record of each kind was made.
    private static func moments(_ shim: RunningShim) throws -> [IndexKind: MonotonicTime] {
        let index = try StreamIndex(path: shim.paths.streamIndex, on: SystemDisk())
        var moments: [IndexKind: MonotonicTime] = [:]
        for case let record? in try index.records(from: 0, countMax: 64) {
            guard let kind = record.kind, moments[kind] == nil else { continue }
            moments[kind] = record.monotonic
        }
        return moments
    }
}
