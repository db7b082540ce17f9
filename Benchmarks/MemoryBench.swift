import Domain
import Glibc
import Platform

/// What a shim holds of the machine's memory, both halves of it: while its agent is silent, and while the agent writes
/// one line that does not end.
struct MemoryBench {
    /// A page that is a copy of its own; what both halves share is counted for neither.
    private static let own = "Private_Dirty"
    private static let resident = "Rss"
    private static let samplePause = Duration.milliseconds(50)
    /// How long the agent takes for its line.
    private static let lineSeconds: Int64 = 5
    /// The start is over by then, and the pulse has been written.
    private static let settlingTime = Duration.milliseconds(3500)

    let lineBytes: Int64

    /// The largest of all samples, together or of one of the two.
    private struct Peak {
        var own: Int64 = 0
        var resident: Int64 = 0

        mutating func sample(_ run: borrowing RecordedRun) {
            let memories = [run.keeper, run.recorder].compactMap { $0 }.map { RecordedRun.memory(of: $0) }
            own = max(own, memories.reduce(0) { $0 + ($1[MemoryBench.own] ?? 0) })
            resident = max(resident, memories.compactMap { $0[MemoryBench.resident] }.max() ?? 0)
        }
    }

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        // Pages of a program that was only just written count as changed by whoever maps them, until they are on disk.
        sync()
        let flood = [try programs.ours("roost-testbed"), "flood"]
        var idle = Peak()
        var quiet = try RecordedRun(programs, scratch.file("home"), flood + ["--bytes", "0", "--linger", "100"])
        usleep(UInt32(Self.settlingTime.nanoseconds / 1000))
        idle.sample(quiet)
        try quiet.stop()
        var busy = Peak()
        let line = ["--bytes", "\(lineBytes)", "--line-bytes", "65536", "--one-line", "--linger", "100"]
        let rate = ["--rate", "\(lineBytes / Self.lineSeconds)"]
        var loud = try RecordedRun(programs, scratch.file("home"), flood + line + rate)
        // What the start took is let go of by then.
        try loud.waitForBytes(lineBytes / Self.lineSeconds)
        try loud.waitForBytes(lineBytes, each: Self.samplePause) { busy.sample(loud) }
        try loud.stop()
        try scratch.removeTree("home")
        for (what, peak) in [("idle", idle), ("in one line of \(ByteCount(bytes: lineBytes))", busy)] {
            table.add(
                "shim memory, own, both halves, \(what)",
                kilobytes(peak.own),
                most: Quantity(300, "kB"),
                beside: "244 kB  s6-supervise + s6-log, as published"
            )
            table.add(
                "shim memory, resident, the larger half, \(what)",
                kilobytes(peak.resident),
                most: Quantity(3072, "kB"),
                beside: "1592 kB  s6-supervise, as published"
            )
        }
    }

    private func kilobytes(_ bytes: Int64) -> Quantity { Quantity(Double(bytes >> 10), "kB") }
}
