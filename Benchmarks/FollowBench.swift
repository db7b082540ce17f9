import Domain
import Glibc
import Platform

/// From the moment a line is written to a file to the moment a follower has written it on.
struct FollowBench {
    private static let rounds = 2
    private static let lineMax = 256

    let lineCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let what = "follow, line written to line shown"
        let ours = try programs.ours("roost-testbed")
        guard let tail = programs.anchor("tail") else { return table.skip(what, without: "tail") }
        var times = (ours: Samples(), anchor: Samples())
        for _ in 0..<Self.rounds {
            try follow(programs, scratch, ours, ["follow"], into: &times.ours)
            try follow(programs, scratch, tail, ["-n", "+1", "-f"], into: &times.anchor)
        }
        for (percent, ratioMax) in [(50, 2.0), (99, 4.0)] {
            table.add(
                "\(what), p\(percent)",
                .microseconds(times.ours.percentile(percent)),
                beside: .microseconds(times.anchor.percentile(percent)),
                of: "tail -f",
                ratioMax: ratioMax
            )
        }
    }

    func follow(
        _ programs: Programs,
        _ scratch: Scratch,
        _ program: String,
        _ arguments: [String],
        into samples: inout Samples
    ) throws {
        let file = try scratch.create("followed")
        let pipe = try Pipe()
        var follower = try programs.start(
            program,
            arguments + [scratch.file("followed")],
            output: pipe.writing.number
        )
        // The first lines are for it to start, to find the file and to begin to wait.
        var warmUp = Samples()
        for _ in 0..<5 { warmUp.add(try time(of: file, pipe.reading)) }
        for _ in 0..<lineCount {
            usleep(UInt32.random(in: 4_000...30_000))
            samples.add(try time(of: file, pipe.reading))
        }
        try follower.signal(.kill)
        _ = try follower.wait()
    }

    /// Writes a line and waits for it at the other end.
    private func time(of file: borrowing FileDescriptor, _ shown: borrowing FileDescriptor) throws -> Duration {
        let clock = SystemClock()
        let began = clock.now().monotonic
        let line = Array(
            "\(began.nanoseconds) a line of an agent, as long as they usually are, and then a little more\n".utf8
        )
        try SystemDisk().writeAll(line, to: file)
        var left = line.count
        while left > 0 {
            let count = withUnsafeTemporaryAllocation(byteCount: Self.lineMax, alignment: 8) {
                read(shown.number, $0.baseAddress, min(left, $0.count))
            }
            guard count > 0 else { throw PlatformError.noProgress(subject: "a follower") }
            left -= count
        }
        return began.duration(to: clock.now().monotonic)
    }
}
