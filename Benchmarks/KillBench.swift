import Domain
import Glibc
import Platform

/// A recorder that is killed again and again while its agent writes fast. What stands in the file is held against what
/// the agent wrote, byte for byte, and the index against the bytes.
struct KillBench {
    private static let bytesPerSecond: Int64 = 30_000_000
    private static let pauseMax: UInt32 = 40_000

    let killCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let testbed = try programs.ours("roost-testbed")
        // Kills come every twenty milliseconds on average, and the agent is to write for longer than they last.
        let bytes = Self.bytesPerSecond / 1000 * Int64(killCount) * 45
        let flood = ["flood", "--bytes", "\(bytes)", "--line-bytes", "4096"]
        let expected = try scratch.create("expected")
        _ = try programs.run(testbed, flood, output: .descriptor(expected.number))
        let rate = ["--rate", "\(Self.bytesPerSecond)"]
        var run = try RecordedRun(programs, scratch.file("home"), [testbed] + flood + rate)
        var kills = 0
        while kills < killCount, try !run.hasEnded() {
            // Between two recorders there is none.
            if let recorder = run.recorder, kill(recorder, SIGKILL) == 0 { kills += 1 }
            usleep(.random(in: 500...Self.pauseMax))
        }
        try run.waitForEnd()
        let log = "\(run.directory)/stdout.log"
        let lost = bytes - (try SystemDisk().status(of: log)?.bytes ?? 0)
        if lost == 0 { try scratch.expectSame(log, scratch.file("expected")) }
        // Exits with another code where a record is missing or wrong.
        _ = try programs.run(try programs.ours("roost"), ["verify", run.directory])
        try run.waitForKeeper()
        try scratch.removeTree("home")
        try scratch.removeTree("expected")
        let what = "recorder killed \(kills) times at 30 MB/s, bytes lost"
        table.require(what, Quantity(Double(abs(lost)), "B"), most: Quantity(0, "B"), beside: "the agent's own bytes")
    }
}
