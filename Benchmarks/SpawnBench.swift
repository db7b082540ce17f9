import Domain
import Platform

/// From the start of a shim to the first byte that it has recorded, and to the end of an agent that writes none. Of the
/// medians of all rounds the least counts: what else the machine does falls on some rounds, and on three programs of
/// ours more than on one.
struct SpawnBench {
    private static let rounds = 5
    private static let python = """
        import subprocess, sys, time
        times = []
        for _ in range(int(sys.argv[1])):
            began = time.perf_counter_ns()
            subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            times.append(time.perf_counter_ns() - began)
        times.sort()
        print("run p50 %d p99 %d max %d" % (times[len(times) // 2], times[len(times) * 99 // 100], times[-1]))
        """

    let runCount: Int

    /// What is started, and the mark of the record that ends the time.
    private struct Agent {
        let name: String
        let arguments: [String]
        let mark: String
        let what: String
    }

    private static let agents = [
        Agent(name: "echo", arguments: ["hi"], mark: "byte", what: "`echo` to its first byte"),
        Agent(name: "true", arguments: [], mark: "end", what: "`true` to its end"),
    ]

    func run(_ programs: Programs, _ scratch: Scratch, _ memory: Scratch?, into table: inout BenchTable) throws {
        for agent in Self.agents {
            let what = "spawn, \(agent.what)"
            guard let program = programs.anchor(agent.name), let python = try programs.python(scratch) else {
                table.skip(what, without: "python3")
                continue
            }
            let command = [program] + agent.arguments
            var times = (memory: Samples(), disk: Samples(), anchor: Samples())
            // By turns, so that what else the machine does falls on all alike.
            for _ in 0..<Self.rounds {
                let words = ["-c", Self.python, "\(runCount / Self.rounds)"] + command
                times.anchor.add(try median(of: "run", in: try programs.text(of: python, words, scratch)))
                if let memory { times.memory.add(try start(command, agent.mark, in: memory, programs, scratch)) }
                times.disk.add(try start(command, agent.mark, in: scratch, programs, scratch))
            }
            let anchor = Quantity.milliseconds(times.anchor.least)
            if memory == nil {
                table.skip("\(what), home in memory", without: "/dev/shm")
            } else {
                let ours = Quantity.milliseconds(times.memory.least)
                table.add("\(what), home in memory", ours, beside: anchor, of: "python3 subprocess.run", ratioMax: 3)
            }
            let onDisk = Quantity.milliseconds(times.disk.least)
            table.add("\(what), home on disk", onDisk, beside: "\(anchor)  python3 subprocess.run, which syncs nothing")
        }
    }

    private func start(
        _ command: [String],
        _ mark: String,
        in place: Scratch,
        _ programs: Programs,
        _ scratch: Scratch
    ) throws -> Duration {
        let words = ["spawn", place.file("home"), "--count", "\(runCount / Self.rounds)"] + command
        let times = try programs.text(of: try programs.ours("roost-testbed"), words, scratch)
        try place.removeTree("home")
        return try median(of: mark, in: times)
    }

    private func median(of name: String, in text: String) throws -> Duration {
        let line = text.split(separator: "\n").first { $0.hasPrefix("\(name) ") }
        guard let words = line?.split(separator: " "), words.count > 2, let nanoseconds = Int64(words[2]) else {
            throw PlatformError.unreadable(path: text, expected: "the times of \(name)")
        }
        return .nanoseconds(nanoseconds)
    }
}
