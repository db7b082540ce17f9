import Domain
import Glibc
import JSON
import Platform

/// Many workers that write now and then, recorded, watched by a daemon and read into the index, beside as many `cat`
/// that copy the same to files.
struct FlockBench {
    private static let agentCount = 50
    private static let lineBytes = 80
    private static let linesASecond = 200
    private static let settlingTime = Duration.seconds(5)

    let seconds: Int64

    private struct Spent {
        let shims: Duration
        let daemon: Duration
        let index: Duration
        let residentBefore: Int64
        let residentAfter: Int64
    }

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let what = "\(Self.agentCount) workers, \(Self.linesASecond) lines a second each"
        guard let cat = programs.anchor("cat") else { return table.skip(what, without: "cat") }
        let ours = try watch(programs, scratch)
        let anchor = share(try copy(cat, programs, scratch))
        let all = ours.shims + ours.daemon + ours.index
        table.add("\(what), CPU", share(all), beside: anchor, of: "\(Self.agentCount) cat > file", ratioMax: 0.5)
        for (name, part) in [("shims", ours.shims), ("daemon", ours.daemon), ("index", ours.index)] {
            table.add("the same, \(name) alone", share(part), beside: "-")
        }
        table.add(
            "the same, memory of the daemon",
            Quantity(Double(ours.residentAfter) / 1_048_576, "MB"),
            most: Quantity(32, "MB"),
            beside: "-"
        )
        table.add(
            "the same, growth of it",
            Quantity(Double(max(0, ours.residentAfter - ours.residentBefore) >> 10), "kB"),
            most: Quantity(512, "kB"),
            beside: "-"
        )
    }

    /// As part of one core.
    private func share(_ time: Duration) -> Quantity {
        Quantity(100 * (time / .seconds(1)) / Double(seconds), "%")
    }

    private func agent(_ programs: Programs) throws -> [String] {
        let rate = Self.lineBytes * Self.linesASecond
        let bytes = Int64(rate) * (seconds + 600)
        return [
            try programs.ours("roost-testbed"), "flood", "--bytes", "\(bytes)", "--line-bytes", "\(Self.lineBytes)",
            "--rate", "\(rate)",
        ]
    }

    private func watch(_ programs: Programs, _ scratch: Scratch) throws -> Spent {
        let home = scratch.file("flock")
        let roost = try programs.ours("roost")
        let daemon = try LivingDaemon(programs, home)
        for _ in 0..<Self.agentCount {
            _ = try programs.run(roost, ["run", "-d", "--home", home, "--"] + agent(programs), error: .null)
        }
        usleep(UInt32(Self.settlingTime.nanoseconds / 1000))
        let status = try daemon.status(programs, scratch)
        guard status["runs"]?.integerValue == Int64(Self.agentCount),
            let index = status["index_pid"]?.integerValue.flatMap({ Int32(exactly: $0) })
        else { throw PlatformError.unreadable(path: home, expected: "\(Self.agentCount) runs and an index") }
        let shims = try HomeAgents(in: home).shims
        let before = spent(daemon.pid, index, shims)
        sleep(UInt32(seconds))
        let after = spent(daemon.pid, index, shims)
        let spent = Spent(
            shims: after.shims - before.shims,
            daemon: after.daemon - before.daemon,
            index: after.index - before.index,
            residentBefore: before.resident,
            residentAfter: after.resident
        )
        try daemon.stop(programs, killing: true)
        try scratch.removeTree("flock")
        return spent
    }

    private func spent(
        _ daemon: Int32,
        _ index: Int32,
        _ shims: [Int32]
    ) -> (shims: Duration, daemon: Duration, index: Duration, resident: Int64) {
        (
            shims.reduce(.zero) { $0 + RecordedRun.cpu(of: $1) }, RecordedRun.cpu(of: daemon),
            RecordedRun.cpuOfThreads(of: index), RecordedRun.memory(of: daemon)["Rss"] ?? 0
        )
    }

    private func copy(_ cat: String, _ programs: Programs, _ scratch: Scratch) throws -> Duration {
        let agent = try agent(programs)
        let script = "i=0; while [ $i -lt $1 ]; do \"$2\" \"$3\" \"$4\" \"$5\" \"$6\" \"$7\" \"$8\" \"$9\" | "
        let rest = "\"$cat\" > \"$folder/copy-$i\" & i=$((i + 1)); done; wait"
        let folder = scratch.file("copies")
        try SystemDisk().makeFolders(folder)
        let nothing = try SystemDisk().openFile("/dev/null", .writeExisting)
        let words = ["-c", script + rest, "sh", "\(Self.agentCount)"] + agent
        var shell = try programs.adding(["cat=\(cat)", "folder=\(folder)"])
            .start("/bin/sh", words, output: nothing.number)
        usleep(UInt32(Self.settlingTime.nanoseconds / 1000))
        let all = Self.descendants(of: shell.pid)
        let copies = all.filter { FilePath.name(of: RecordedRun.program(of: $0)) == FilePath.name(of: cat) }
        guard copies.count == Self.agentCount else { throw PlatformError.noProgress(subject: cat) }
        let before = copies.reduce(Duration.zero) { $0 + RecordedRun.cpu(of: $1) }
        sleep(UInt32(seconds))
        let after = copies.reduce(Duration.zero) { $0 + RecordedRun.cpu(of: $1) }
        for pid in all { kill(pid, SIGKILL) }
        _ = try shell.wait()
        try scratch.removeTree("copies")
        return after - before
    }

    private static func descendants(of pid: Int32) -> [Int32] {
        RecordedRun.children(of: pid).flatMap { [$0] + descendants(of: $0) }
    }
}
