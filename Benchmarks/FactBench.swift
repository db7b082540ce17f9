import Control
import Domain
import Glibc
import JSON
import Platform

/// From the moment an agent's line is written to the moment whoever listens at the socket of the home has the fact of
/// it, through a real shim and the index that follows it.
struct FactBench {
    private static let patience = Duration.seconds(60)
    private static let warmUpCount = 5

    let lineCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let what = "live fact, line written to fact heard"
        guard let cat = programs.anchor("cat"), let tail = programs.anchor("tail") else {
            return table.skip(what, without: "tail")
        }
        let ours = try follow(programs, scratch, cat)
        var anchor = Samples()
        try FollowBench(lineCount: lineCount).follow(programs, scratch, tail, ["-n", "+1", "-f"], into: &anchor)
        for percent in [50, 99] {
            table.add(
                "\(what), p\(percent)",
                .milliseconds(ours.percentile(percent)),
                most: Quantity(100, "ms"),
                beside: "\(Quantity.milliseconds(anchor.percentile(percent)))  tail -f, line shown"
            )
        }
    }

    /// The agent prints what it reads from a pipe, so that its lines begin here, where they are heard as well.
    private func follow(_ programs: Programs, _ scratch: Scratch, _ cat: String) throws -> Samples {
        let home = scratch.file("home")
        try SystemDisk().makeFolders(home)
        let pipe = scratch.file("lines")
        guard mkfifo(pipe, 0o600) == 0 else { throw PlatformError.noProgress(subject: pipe) }
        let heard = try HeardFacts(home)
        let nothing = try SystemDisk().openFile("/dev/null", .writeExisting)
        var index = try programs.start(try programs.ours("roost-index"), [home], output: nothing.number)
        let times = Result { try follow(programs, home, [cat, pipe], heard) }
        try index.signal(.terminate)
        _ = try index.wait()
        heard.close()
        try scratch.removeTree("home")
        try scratch.removeFile("lines")
        return try times.get()
    }

    private func follow(
        _ programs: Programs,
        _ home: String,
        _ agent: [String],
        _ heard: HeardFacts
    ) throws -> Samples {
        var run = try RecordedRun(programs, home, ["--claude"] + agent)
        let lines = try SystemDisk().openFile(agent[1], .writeExisting)
        try heard.turn(upTo: Self.patience) { $0.isSummarized }
        for number in 0..<Self.warmUpCount + lineCount {
            try heard.write(number, to: lines)
            // Lines come as they come, whether those before them were heard or not.
            try heard.turn(for: .microseconds(.random(in: 4_000...30_000)))
        }
        try heard.turn(upTo: Self.patience) { $0.waitingCount == 0 }
        try run.stop()
        try run.waitForKeeper()
        return Samples(heard.times.dropFirst(Self.warmUpCount).map(\.self))
    }
}
