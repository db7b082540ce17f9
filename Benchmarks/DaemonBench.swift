import Domain
import Glibc
import Platform

/// From the start of a daemon to its word that it has begun: in a home with very many runs that are over, and in one
/// where agents go on, of which none may be started again.
struct DaemonBench {
    private static let agentCount = 50

    let finishedCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        try runFinished(programs, scratch, into: &table)
        try runLive(programs, scratch, into: &table)
    }

    private func runFinished(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let home = scratch.file("finished")
        let roost = try programs.ours("roost")
        _ = try programs.run(roost, ["run", "--home", home, "--", "true"])
        let script = """
            set -e
            run=$(ls -d "$1"/runs/manual-001/run-*)
            i=0
            while [ $i -lt \(finishedCount) ]; do
                mkdir -p "$1/runs/task-$i"
                cp -a "$run" "$1/runs/task-$i/run-20261121-010203-456789-$i"
                i=$((i + 1))
            done
            """
        _ = try programs.run("/bin/sh", ["-c", script, "sh", home])
        let times = try start(programs, home)
        table.add(
            "daemon start, \(finishedCount) runs that are over",
            .milliseconds(times.median),
            most: Quantity(3_000, "ms"),
            beside: "-"
        )
        try scratch.removeTree("finished")
    }

    private func runLive(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let home = scratch.file("live")
        let roost = try programs.ours("roost")
        for _ in 0..<Self.agentCount {
            _ = try programs.run(roost, ["run", "-d", "--home", home, "--", "sleep", "3600"], error: .null)
        }
        let times = try start(programs, home)
        let status = try self.status(programs, scratch, home)
        guard status.contains("\"runs\":\(Self.agentCount),") else {
            throw PlatformError.unreadable(path: home, expected: "\(Self.agentCount) runs that go on: \(status)")
        }
        table.add(
            "daemon start, \(Self.agentCount) live runs adopted",
            .milliseconds(times.median),
            most: Quantity(2_000, "ms"),
            beside: "-"
        )
        try scratch.removeTree("live")
    }

    private func start(_ programs: Programs, _ home: String) throws -> Samples {
        let (roost, roostd) = (try programs.ours("roost"), try programs.ours("roostd"))
        var times = Samples()
        for _ in 0..<5 {
            times.add(try programs.run(roostd, ["--home", home], error: .null).wall)
            _ = try programs.run(roost, ["daemon", "stop", "--home", home], error: .null)
        }
        return times
    }

    /// What a daemon says that is started for it, and that ends its agents.
    private func status(_ programs: Programs, _ scratch: Scratch, _ home: String) throws -> String {
        let (roost, roostd) = (try programs.ours("roost"), try programs.ours("roostd"))
        _ = try programs.run(roostd, ["--home", home], error: .null)
        let text = try programs.text(of: roost, ["daemon", "status", "-o", "json", "--home", home], scratch)
        _ = try programs.run(roost, ["daemon", "stop", "--now", "--home", home], error: .null)
        return text
    }
}
