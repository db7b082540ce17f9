import Domain
import Platform

/// From the start of a shim to the first byte that it has recorded, and to the end of an agent that writes none.
struct SpawnBench {
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

    func run(_ programs: Programs, _ scratch: Scratch, _ memory: Scratch?, into table: inout BenchTable) throws {
        guard let echo = programs.anchor("echo"), let nothing = programs.anchor("true") else {
            return table.skip("spawn", without: "echo")
        }
        let bench = try programs.ours("roost-testbed")
        let python = try programs.python(scratch)
        for (command, mark, what) in [
            ([echo, "hi"], "byte", "`echo` to its first byte"), ([nothing], "end", "`true` to its end"),
        ] {
            var anchor: Quantity?
            if let python {
                let times = try programs.text(of: python, ["-c", Self.python, "\(runCount)"] + command, scratch)
                anchor = Self.median(of: "run", in: times)
            }
            for (place, name) in [(memory, "in memory"), (scratch, "on disk")] {
                let row = "spawn, \(what), home \(name)"
                guard let place else {
                    table.skip(row, without: "/dev/shm")
                    continue
                }
                guard let anchor else {
                    table.skip(row, without: "python3")
                    continue
                }
                let arguments = ["spawn", place.file("home"), "--count", "\(runCount)"] + command
                let times = try programs.text(of: bench, arguments, scratch)
                try place.removeTree("home")
                guard let ours = Self.median(of: mark, in: times) else {
                    throw PlatformError.unreadable(path: bench, expected: "its times")
                }
                if name == "on disk" {
                    table.add(row, ours, beside: "\(anchor)  python3 subprocess.run, which syncs nothing")
                } else {
                    table.add(row, ours, beside: anchor, of: "python3 subprocess.run", ratioMax: 3)
                }
            }
        }
    }

    private static func median(of name: String, in text: String) -> Quantity? {
        let line = text.split(separator: "\n").first { $0.hasPrefix("\(name) ") }
        guard let words = line?.split(separator: " "), words.count > 2, let nanoseconds = Int64(words[2]) else {
            return nil
        }
        return .milliseconds(.nanoseconds(nanoseconds))
    }
}
