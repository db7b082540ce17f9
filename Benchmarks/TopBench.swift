import Control
import Domain
import Glibc
import JSON
import Platform

/// The terminal dashboard before a flock of which all changes ten times a second.
///
/// The daemon is played, so that what is measured is the dashboard alone: it answers `status` with fifty runs that
/// write on, and tells of each ten times a second.
struct TopBench {
    private static let workerCount = 50
    private static let tellsASecond = 10
    private static let rows = 40
    private static let columns = 120
    private static let settlingTime = Duration.seconds(3)
    /// Bytes that come apart by less belong to one frame.
    private static let frameGap = Duration.milliseconds(5)

    let seconds: Int64

    private struct Seen {
        var bytes = 0
        var frames = 0
        var lastAt: MonotonicTime?
    }

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let home = scratch.file("top")
        try SystemDisk().makeFolders(home)
        let loop = try EventLoop()
        let flock = PlayedFlock(workerCount: Self.workerCount)
        let desk = try flock.desk(home, on: loop)
        let terminal = try Terminal(rows: Self.rows, columns: Self.columns)
        let number = terminal.programs.number
        let started = programs.adding(["ROOST_HOME=\(home)", "TERM=xterm-256color", "LC_ALL=C.UTF-8", "NO_COLOR="])
        var top = try started.start(try programs.ours("roost"), ["top"], input: number, output: number)
        var seen = Seen()
        let ours = terminal.ours.number
        try loop.watch(ours) { _ in Self.read(ours, into: &seen) }
        var told = 0
        loop.after(.milliseconds(1_000 / Int64(Self.tellsASecond)), repeats: true) {
            told += 1
            flock.tellAll(to: desk, round: told)
        }
        try turn(loop, for: Self.settlingTime)
        guard seen.bytes > 0 else { throw PlatformError.noProgress(subject: "roost top") }
        let before = Self.spent(by: top.pid)
        let memoryBefore = Self.memory(of: top.pid)
        seen = Seen()
        try turn(loop, for: .seconds(seconds))
        let spent = Self.spent(by: top.pid) - before
        let memory = (before: memoryBefore, after: Self.memory(of: top.pid))
        try top.signal(.terminate)
        try turn(loop, for: .milliseconds(200))
        _ = try top.wait(upTo: .seconds(10))
        loop.forget(ours)
        desk.close()
        try scratch.removeTree("top")
        report(spent, seen, memory, into: &table)
    }

    private func report(
        _ spent: Duration,
        _ seen: Seen,
        _ memory: (before: Int64, after: Int64),
        into table: inout BenchTable
    ) {
        let what = "terminal dashboard, \(Self.workerCount) workers at \(Self.tellsASecond) Hz"
        let share = 100 * (spent / .seconds(1)) / Double(seconds)
        table.add("\(what), CPU", Quantity(share, "%"), most: Quantity(3, "%"), beside: "-")
        let frames = Double(seen.frames) / Double(seconds)
        table.add("the same, frames a second", Quantity(frames, ""), most: Quantity(20, ""), beside: "-")
        let whole = Double(Self.rows * Self.columns)
        let bytes = Double(seen.bytes) / Double(max(1, seen.frames))
        table.add("the same, bytes a frame", Quantity(bytes, "B"), most: Quantity(whole, "B"), beside: "-")
        let mebibyte = Double(1 << 20)
        let (first, last) = (Double(memory.before) / mebibyte, Double(memory.after) / mebibyte)
        let time = "after \(seconds) s, \(Int(first.rounded())) MB before"
        table.add("the same, memory \(time)", Quantity(last, "MB"), most: Quantity(first + 8, "MB"), beside: "-")
    }

    private func turn(_ loop: EventLoop, for time: Duration) throws {
        let clock = SystemClock()
        let end = clock.now().monotonic.advanced(by: time)
        while true {
            let left = clock.now().monotonic.duration(to: end)
            guard left > .zero else { return }
            try loop.turn(upTo: left)
        }
    }

    private static func read(_ terminal: Int32, into seen: inout Seen) {
        var room = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(terminal, &room, room.count)
            guard count > 0 else { return }
            let now = SystemClock().now().monotonic
            if seen.lastAt.map({ $0.duration(to: now) >= frameGap }) ?? true { seen.frames += 1 }
            seen.bytes += count
            seen.lastAt = now
        }
    }

    /// Of the one that draws, and the one beside it.
    private static func memory(of pid: Int32) -> Int64 {
        ([pid] + RecordedRun.children(of: pid)).reduce(0) { $0 + (RecordedRun.memory(of: $1)["Rss"] ?? 0) }
    }

    /// By the process that was started, and the one that draws.
    private static func spent(by pid: Int32) -> Duration {
        ([pid] + RecordedRun.children(of: pid)).reduce(.zero) { $0 + RecordedRun.cpuOfThreads(of: $1) }
    }
}
