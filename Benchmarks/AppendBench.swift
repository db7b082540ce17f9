import Platform

/// Events encoded and appended to a journal, beside what a script would do: `json.dumps`, write, flush.
struct AppendBench {
    private static let what = "journal append, CPU per event"
    private static let rounds = 3
    private static let python = """
        import json, sys, time
        path, count = sys.argv[1], int(sys.argv[2])
        times = []
        with open(path, "w") as out:
            for n in range(count):
                began = time.perf_counter_ns()
                out.write(json.dumps({
                    "seq": n + 1, "eventId": "ses-2026-11-21-abcdef:event:%04d" % (n + 1),
                    "sessionId": "ses-2026-11-21-abcdef", "type": "decision", "level": "info",
                    "createdAt": "2026-11-21T01:02:03.456Z", "message": "Assign gh-450 to the worker in slot 3.",
                    "data": {
                        "context_type": "task", "context_id": "gh-450", "function_name": "assign",
                        "decision_point": "slot free", "decision_input": {"free": 3, "queued": 12, "load": 4},
                        "decision_output": "assign", "duration_ms": n % 50,
                    },
                }) + "\\n")
                out.flush()
                times.append(time.perf_counter_ns() - began)
        times.sort()
        print("p50 %d p99 %d max %d" % (times[count // 2], times[count * 99 // 100], times[-1]))
        """

    let eventCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let ours = try measure(programs, scratch, try programs.ours("roost-testbed")) {
            ["append", $0, "--count", "\(eventCount)"]
        }
        guard let python = try programs.python(scratch) else { return table.skip(Self.what, without: "python3") }
        let anchor = try measure(programs, scratch, python) { ["-c", Self.python, $0, "\(eventCount)"] }
        table.add(Self.what, ours.cpu, beside: anchor.cpu, of: "python3 json.dumps, write, flush", ratioMax: 0.4)
        table.add("journal append, p99", ours.p99, most: Quantity(50, "µs"), beside: "\(anchor.p99)  python3")
    }

    private func measure(
        _ programs: Programs,
        _ scratch: Scratch,
        _ program: String,
        _ arguments: (_ path: String) -> [String]
    ) throws -> (cpu: Quantity, p99: Quantity) {
        var cpu = Samples()
        var slow = Samples()
        for _ in 0..<Self.rounds {
            try scratch.removeFile("journal")
            let output = try scratch.create("times")
            let cost = try programs.run(
                program,
                arguments(scratch.file("journal")),
                output: .descriptor(output.number)
            )
            cpu.add(cost.cpu)
            let words = try scratch.text("times").split(separator: " ")
            guard words.count > 3, let nanoseconds = Int64(words[3]) else {
                throw PlatformError.unreadable(path: program, expected: "its times")
            }
            slow.add(.nanoseconds(nanoseconds))
        }
        try scratch.removeFile("journal")
        return (.microseconds(cpu.median, per: eventCount), .microseconds(slow.median))
    }
}
