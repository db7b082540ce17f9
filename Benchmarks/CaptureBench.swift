import Domain
import Glibc
import Platform

/// What an agent writes, recorded by a shim with its times, beside programs that only copy it to a file. Every byte is
/// compared. The least of all rounds counts: the memory that files take costs a guest many times as much where its host
/// has to find it first, and whoever that falls on has not earned it.
struct CaptureBench {
    private static let rounds = 5
    /// The keeper syncs once a second: its last sync is counted too.
    private static let syncTime = Duration.milliseconds(1500)

    let shortBytes: Int64
    let longBytes: Int64

    /// A program that takes bytes on its standard input.
    private struct Anchor {
        let name: String
        let program: String
        let arguments: [String]
        /// Where it puts them, in the scratch folder; nil where that is its output.
        var file: String?
    }

    private struct Times {
        var cpu = Samples()
        var wall = Samples()
    }

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        try run("80 B lines, one write each", shortBytes, 80, programs, scratch, &table) { results, table in
            table.add(results, "cat", 0.2)
            table.add(results, "s6-log T", 0.1)
            table.addWall(results, "s6-log T", 1 / 1.8)
        }
        try run("4 KB lines", longBytes, 4096, programs, scratch, &table) { results, table in
            table.add(results, "cat", 1)
            table.add(results, "tee", 1)
            table.addWall(results, "s6-log T", 1 / 3.0)
        }
    }

    private func run(
        _ what: String,
        _ bytes: Int64,
        _ lineBytes: Int,
        _ programs: Programs,
        _ scratch: Scratch,
        _ table: inout BenchTable,
        _ show: (Results, inout BenchTable) -> Void
    ) throws {
        let lines = bytes / Int64(lineBytes)
        let command = [
            try programs.ours("roost-testbed"), "flood", "--bytes", "\(lines * Int64(lineBytes))", "--line-bytes",
            "\(lineBytes)",
        ]
        var results = Results(what: "capture, \(what)", bytes: lines * Int64(lineBytes))
        let anchors = anchors(programs, scratch)
        let expected = try scratch.create("expected")
        _ = try programs.run(command[0], Array(command.dropFirst()), output: .descriptor(expected.number))
        for round in 0..<Self.rounds {
            // Each comes first and last at some time: who follows a large file that was removed finds its memory.
            for turn in 0...anchors.count {
                let place = (round + turn) % (anchors.count + 1)
                if place < anchors.count {
                    let anchor = anchors[place]
                    try results.add(anchor.name, copy(command, anchor, programs, scratch))
                } else {
                    try results.add("", record(command, programs, scratch, results.bytes))
                }
            }
        }
        try scratch.removeTree("expected")
        show(results, &table)
    }

    private func anchors(_ programs: Programs, _ scratch: Scratch) -> [Anchor] {
        var anchors: [Anchor] = []
        if let cat = programs.anchor("cat") { anchors.append(Anchor(name: "cat", program: cat, arguments: [])) }
        if let tee = programs.anchor("tee") {
            anchors.append(Anchor(name: "tee", program: tee, arguments: [scratch.file("tee")], file: "tee"))
        }
        if let log = programs.anchor("s6-log") {
            let arguments = ["n0", "s268435455", "T", scratch.file("s6")]
            anchors.append(Anchor(name: "s6-log T", program: log, arguments: arguments, file: "s6"))
        }
        return anchors
    }

    /// The agent's output through a pipe into the anchor.
    private func copy(
        _ command: [String],
        _ anchor: Anchor,
        _ programs: Programs,
        _ scratch: Scratch
    ) throws -> Cost {
        let pipe = try Pipe()
        let output = try scratch.create("copied")
        let clock = SystemClock()
        let began = clock.now().monotonic
        var reader = try programs.start(
            anchor.program,
            anchor.arguments,
            input: pipe.reading.number,
            output: output.number
        )
        var writer = try programs.start(command[0], Array(command.dropFirst()), output: pipe.writing.number)
        _ = consume pipe
        _ = try writer.wait()
        guard let exit = try reader.wait() else { throw PlatformError.noProgress(subject: anchor.name) }
        let cost = Cost(
            wall: began.duration(to: clock.now().monotonic),
            cpu: exit.userTime + exit.systemTime
        )
        if anchor.file == nil { try scratch.expectSame(scratch.file("copied"), scratch.file("expected")) }
        try scratch.removeTree(anchor.file ?? "copied")
        return cost
    }

    private func record(
        _ command: [String],
        _ programs: Programs,
        _ scratch: Scratch,
        _ bytes: Int64
    ) throws -> Cost {
        let clock = SystemClock()
        let began = clock.now().monotonic
        var run = try RecordedRun(programs, scratch.file("home"), command + ["--linger", "100"])
        // What a start costs is measured by itself, and would count for more the less is written.
        let cpuOfStart = run.cpu
        try run.waitForBytes(bytes)
        let wall = began.duration(to: clock.now().monotonic)
        usleep(UInt32(Self.syncTime.nanoseconds / 1000))
        let cpu = run.cpu - cpuOfStart
        try run.stop()
        try scratch.expectSame("\(run.directory)/stdout.log", scratch.file("expected"))
        try scratch.removeTree("home")
        return Cost(wall: wall, cpu: cpu)
    }

    /// What was measured of one kind of output, by the name of who took it; ours has none.
    struct Results {
        let what: String
        let bytes: Int64
        private var times: [String: Times] = [:]

        init(what: String, bytes: Int64) {
            self.what = what
            self.bytes = bytes
        }

        mutating func add(_ name: String, _ cost: Cost) {
            times[name, default: Times()].cpu.add(cost.cpu)
            times[name, default: Times()].wall.add(cost.wall)
        }

        /// CPU seconds for a GiB.
        func cpu(_ name: String) -> Quantity? { times[name].map { perGiB($0.cpu.least) } }

        func wall(_ name: String) -> Quantity? { times[name].map { perGiB($0.wall.least) } }

        private func perGiB(_ time: Duration) -> Quantity {
            Quantity(time / .seconds(1) * Double(1 << 30) / Double(bytes), "s/GiB")
        }
    }
}

extension BenchTable {
    fileprivate mutating func add(_ results: CaptureBench.Results, _ name: String, _ ratioMax: Double) {
        let what = "\(results.what), CPU"
        guard let ours = results.cpu(""), let anchor = results.cpu(name) else { return skip(what, without: name) }
        add(what, ours, beside: anchor, of: name, ratioMax: ratioMax)
    }

    fileprivate mutating func addWall(_ results: CaptureBench.Results, _ name: String, _ ratioMax: Double) {
        let what = "\(results.what), time"
        guard let ours = results.wall(""), let anchor = results.wall(name) else { return skip(what, without: name) }
        add(what, ours, beside: anchor, of: name, ratioMax: ratioMax)
    }
}
