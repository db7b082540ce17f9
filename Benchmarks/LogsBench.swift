import Domain
import Glibc
import Platform

/// `roost logs`: the last lines of a long log, and what a running agent writes, on the screen as it comes.
struct LogsBench {
    private static let rounds = 41
    private static let shortBytes: Int64 = 2 << 20
    private static let followRounds = 2
    /// The first lines are for a follower to start, to find the run and to begin to wait.
    private static let warmUpLines = 40

    let longBytes: Int64
    let lineCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let programs = programs.adding(["ROOST_HOME=\(scratch.file("home"))", "NO_COLOR=1"])
        guard let tail = programs.anchor("tail") else { return table.skip("roost logs", without: "tail") }
        let roost = try programs.ours("roost")
        let isThere = Deliberate.ignore(because: "before there is such a command there is nothing to measure") {
            () throws(PlatformError) in try programs.run(roost, ["help", "logs"])
        }
        guard isThere != nil else { return table.skip("roost logs", without: "roost logs") }
        try last(programs, scratch, roost, tail, &table)
        try follow(programs, scratch, roost, tail, &table)
        try scratch.removeTree("home")
    }

    private func last(
        _ programs: Programs,
        _ scratch: Scratch,
        _ roost: String,
        _ tail: String,
        _ table: inout BenchTable
    ) throws {
        let (long, short) = (try record(longBytes, programs, scratch), try record(Self.shortBytes, programs, scratch))
        let ours = { ["logs", FilePath.name(of: $0), "--raw", "-n", "20"] }
        let theirs = ["-n", "20", "\(long)/stdout.log"]
        guard try programs.text(of: roost, ours(long), scratch) == programs.text(of: tail, theirs, scratch) else {
            throw PlatformError.unreadable(path: long, expected: "the lines that tail writes")
        }
        var times = (long: Samples(), short: Samples(), anchor: Samples())
        for _ in 0..<Self.rounds {
            times.long.add(try programs.run(roost, ours(long)).wall)
            times.anchor.add(try programs.run(tail, theirs).wall)
            times.short.add(try programs.run(roost, ours(short)).wall)
        }
        let what = "`roost logs -n 20` of \(ByteCount(bytes: longBytes)), whole process"
        let median = Quantity.milliseconds(times.long.median)
        table.add(what, median, beside: .milliseconds(times.anchor.median), of: "tail -n 20", ratioMax: 10)
        table.add(
            "the same, whatever the size",
            median,
            beside: .milliseconds(times.short.median),
            of: "\(ByteCount(bytes: Self.shortBytes))",
            ratioMax: 1.25
        )
    }

    /// The directory of a finished run with that much output.
    private func record(_ bytes: Int64, _ programs: Programs, _ scratch: Scratch) throws -> String {
        let flood = [try programs.ours("roost-testbed"), "flood", "--bytes", "\(bytes)", "--line-bytes", "4096"]
        var run = try RecordedRun(programs, scratch.file("home"), flood)
        try run.waitForEnd()
        return run.directory
    }

    private func follow(
        _ programs: Programs,
        _ scratch: Scratch,
        _ roost: String,
        _ tail: String,
        _ table: inout BenchTable
    ) throws {
        let tick = ["tick", "--count", "\(lineCount + Self.warmUpLines)", "--linger", "100"]
        let testbed = try programs.ours("roost-testbed")
        var times = (ours: Samples(), anchor: Samples())
        for _ in 0..<Self.followRounds {
            var run = try RecordedRun(programs, scratch.file("home"), [testbed] + tick)
            let follow = ["logs", FilePath.name(of: run.directory), "--raw", "-f"]
            try measure(try Follower(programs, roost, follow), into: &times.ours)
            try run.stop()
            let file = try scratch.create("ticks")
            var writer = try programs.start(testbed, tick, output: file.number)
            try measure(try Follower(programs, tail, ["-n", "+1", "-f", scratch.file("ticks")]), into: &times.anchor)
            try writer.signal(.kill)
            _ = try writer.wait()
        }
        for (percent, ratioMax) in [(50, 2.0), (99, 4.0)] {
            table.add(
                "agent's line to `roost logs -f`'s screen, p\(percent)",
                .microseconds(times.ours.percentile(percent)),
                beside: .microseconds(times.anchor.percentile(percent)),
                of: "tail -f of the agent's own file",
                ratioMax: ratioMax
            )
        }
    }

    private func measure(_ follower: consuming Follower, into samples: inout Samples) throws {
        for number in 0..<(lineCount + Self.warmUpLines) {
            let time = try follower.next()
            if number >= Self.warmUpLines { samples.add(time) }
        }
        try follower.end()
    }

    /// A program that writes on lines which say when they were written.
    private struct Follower: ~Copyable {
        private let shown: FileDescriptor
        private var child: ChildProcess
        private var unread: [UInt8] = []
        private var readAt = SystemClock().now().monotonic

        init(_ programs: Programs, _ program: String, _ arguments: [String]) throws {
            let pipe = try Pipe()
            child = try programs.start(program, arguments, output: pipe.writing.number)
            shown = pipe.keepReading()
        }

        /// How long the next line took from whoever wrote it to us.
        mutating func next() throws -> Duration {
            while true {
                if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                    let words = unread[..<end].split(separator: UInt8(ascii: " "))
                    unread.removeFirst(end + 1)
                    guard let word = words.first, let began = Int64(String(decoding: word, as: UTF8.self)) else {
                        throw PlatformError.unreadable(path: "a follower", expected: "lines as they were written")
                    }
                    return .nanoseconds(readAt.nanoseconds - began)
                }
                let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 8)
                defer { room.deallocate() }
                let count = read(shown.number, room.baseAddress, room.count)
                readAt = SystemClock().now().monotonic
                guard count > 0 else { throw PlatformError.noProgress(subject: "a follower") }
                unread += room.prefix(count)
            }
        }

        consuming func end() throws {
            try child.signal(.kill)
            _ = try child.wait()
        }
    }
}
