import Domain
import Glibc
import JSON
import Platform

/// From the start of a daemon to its word that it has begun: in a home with very many runs that are over, and in one
/// where agents go on, of which none may be started again.
struct DaemonBench {
    private static let agentCount = 50
    private static let rounds = 5
    private static let patience = Duration.seconds(60)

    let finishedCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        try runFinished(programs, scratch, into: &table)
        try runLive(programs, scratch, into: &table)
    }

    // MARK: - Runs that are over

    private func runFinished(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let home = scratch.file("finished")
        for (when, age) in [("long ago", Duration.seconds(3 * 86_400)), ("today", .seconds(60))] {
            try makeFinished(programs, home, age)
            var times = Samples()
            var resident: Int64 = 0
            for _ in 0..<Self.rounds {
                let daemon = try LivingDaemon(programs, home)
                times.add(daemon.startTime)
                resident = max(resident, RecordedRun.memory(of: daemon.pid)["Rss"] ?? 0)
                try daemon.stop(programs)
            }
            table.add(
                "daemon start, \(finishedCount) runs that ended \(when)",
                .milliseconds(times.median),
                most: Quantity(3_000, "ms"),
                beside: "-"
            )
            table.add(
                "daemon memory, the same",
                Quantity(Double(resident >> 20), "MB"),
                most: Quantity(200, "MB"),
                beside: "-"
            )
            try scratch.removeTree("finished")
        }
    }

    /// Copies of one run, whose results are that old.
    private func makeFinished(_ programs: Programs, _ home: String, _ age: Duration) throws {
        _ = try programs.run(try programs.ours("roost"), ["run", "--home", home, "--", "true"])
        let disk = SystemDisk()
        let task = "\(home)/runs/manual-001"
        let run = "\(task)/\(try disk.list(task).first ?? "")"
        var files: [(name: String, bytes: [UInt8])] = []
        for name in try disk.list(run) where try disk.status(of: "\(run)/\(name)")?.kind == .file {
            files.append((name, try disk.readAll("\(run)/\(name)", bytesMax: 1 << 20)))
        }
        let end = SystemClock().now().wall.advanced(by: .zero - age).nanoseconds / 1_000_000_000
        let times = [timeval](repeating: timeval(tv_sec: Int(end), tv_usec: 0), count: 2)
        for number in 0..<finishedCount {
            let copy = "\(home)/runs/task-\(number)/run-20261121-010203-456789-\(number)"
            try disk.makeFolders(copy)
            for file in files {
                try disk.writeAll(file.bytes, to: disk.openFile("\(copy)/\(file.name)", .createNew))
            }
            guard utimes("\(copy)/result.json", times) == 0 else { throw PlatformError.noProgress(subject: copy) }
        }
    }

    // MARK: - Agents that go on

    private func runLive(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let home = scratch.file("live")
        let roost = try programs.ours("roost")
        for _ in 0..<Self.agentCount {
            _ = try programs.run(roost, ["run", "-d", "--home", home, "--", "sleep", "3600"], error: .null)
        }
        var times = Samples()
        for _ in 0..<Self.rounds {
            let daemon = try LivingDaemon(programs, home)
            times.add(daemon.startTime)
            try expectAll(try daemon.status(programs, scratch)["runs"]?.integerValue, home)
            try daemon.stop(programs)
        }
        add("daemon start, \(Self.agentCount) live runs found", times, to: &table)
        try runAdopted(programs, scratch, home, into: &table)
        try scratch.removeTree("live")
    }

    /// All of them have lost their shims.
    private func runAdopted(
        _ programs: Programs,
        _ scratch: Scratch,
        _ home: String,
        into table: inout BenchTable
    ) throws {
        let before = try HomeAgents(in: home)
        let clock = SystemClock()
        var times = Samples()
        for round in 0..<Self.rounds {
            try HomeAgents(in: home).killShims()
            let began = clock.now().monotonic
            let daemon = try LivingDaemon(programs, home)
            while try !HomeAgents(in: home).haveShims() {
                guard began.duration(to: clock.now().monotonic) < Self.patience else {
                    throw PlatformError.noProgress(subject: "taking over \(Self.agentCount) runs")
                }
                usleep(5000)
            }
            times.add(began.duration(to: clock.now().monotonic))
            try daemon.stop(programs, killing: round == Self.rounds - 1 ? try expectSame(before, home) : false)
        }
        add("daemon start, \(Self.agentCount) runs without shims taken over", times, to: &table)
        let more = try HomeAgents(in: home).agents.count - before.agents.count
        table.require("the same, agents started again", Quantity(Double(more), ""), most: Quantity(0, ""), beside: "-")
    }

    /// Answers true: none was started again.
    private func expectSame(_ before: HomeAgents, _ home: String) throws -> Bool {
        let after = try HomeAgents(in: home)
        guard Set(after.agents.map(\.agent)) == Set(before.agents.map(\.agent)), try after.areAlive() else {
            throw PlatformError.unreadable(path: home, expected: "the agents that were there before")
        }
        return true
    }

    private func expectAll(_ count: Int64?, _ home: String) throws {
        guard count == Int64(Self.agentCount) else {
            throw PlatformError.unreadable(
                path: home,
                expected: "\(Self.agentCount) runs that go on, not \(count ?? 0)"
            )
        }
    }

    private func add(_ what: String, _ times: Samples, to table: inout BenchTable) {
        table.add(what, .milliseconds(times.median), most: Quantity(2_000, "ms"), beside: "-")
    }
}
