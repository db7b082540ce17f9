import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct ReplayTests {
    /// Waits by moving a clock, and notes what was shown by then; perhaps says stop at one of the waits.
    private final class ManualWait: ReplayWait {
        let clock: ManualClock
        let console: RecordingConsole
        private(set) var shown: [(time: Duration, output: String)] = []
        private let start: MonotonicTime
        private let waitsMax: Int
        private var waitCount = 0

        init(_ clock: ManualClock, _ console: RecordingConsole, waitsMax: Int = .max) {
            self.clock = clock
            self.console = console
            self.waitsMax = waitsMax
            start = clock.now().monotonic
        }

        func wait(until due: MonotonicTime) -> Bool {
            waitCount += 1
            let pause = clock.now().monotonic.duration(to: due)
            if pause > .zero {
                shown.append((start.duration(to: clock.now().monotonic), console.output))
                clock.advance(by: pause)
            }
            return waitCount < waitsMax
        }
    }

    private let fixture: RunFixture
    private let console = RecordingConsole()

    init() throws { fixture = try RunFixture(for: "ReplayTests") }

    /// Output at 0, 40 and 10,040 ms, on both channels.
    private func recorded() throws -> RunPaths {
        let paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        try run.write("one\n", to: .stdout)
        fixture.clock.advance(by: .milliseconds(40))
        try run.write("two\n", to: .stderr)
        try run.record(.pipeHeld, .warn, "Between.")
        fixture.clock.advance(by: .seconds(10))
        try run.write("three\n", to: .stdout)
        try run.write("four", to: .stdout)
        return paths
    }

    private func play(
        _ paths: RunPaths,
        by waiting: ManualWait,
        from start: WallTime? = nil,
        streams: StreamChoice = .both,
        speed: ReplaySpeed = .times(1)
    ) throws -> Bool {
        var replay = try Replay(
            paths,
            from: start,
            streams: streams,
            pace: ReplayPace(speed: speed, gapMax: .seconds(2), from: waiting.clock.now().monotonic),
            screen: ReplayScreen(console.console, nil, isRaw: false),
            waiting: waiting,
            disk: fixture.disk,
            clock: waiting.clock
        )
        return try replay.play()
    }

    @Test func theOutputComesAgainAtItsPace() throws {
        let waiting = ManualWait(ManualClock(), console)
        #expect(try play(try recorded(), by: waiting))
        #expect(waiting.shown.map(\.time) == [.zero, .milliseconds(40)])
        #expect(waiting.shown.map(\.output) == ["one\n", "one\n"])
        #expect(console.output == "one\nthree\nfour")
        #expect(console.errors == "two\n")
    }

    @Test func withoutPausesNothingIsWaitedFor() throws {
        let waiting = ManualWait(ManualClock(), console)
        #expect(try play(try recorded(), by: waiting, speed: .unlimited))
        #expect(waiting.shown.isEmpty)
        #expect(console.output == "one\nthree\nfour")
    }

    @Test func oneStreamAloneKeepsItsPauses() throws {
        let waiting = ManualWait(ManualClock(), console)
        #expect(try play(try recorded(), by: waiting, streams: .out))
        #expect(waiting.shown.map(\.time) == [.zero])
        #expect(waiting.clock.now().monotonic.nanoseconds == ManualClock().now().monotonic.nanoseconds + 2_000_000_000)
        #expect(console.errors == "")
    }

    @Test func itMayBeginLater() throws {
        let start = fixture.clock.now().wall
        let waiting = ManualWait(ManualClock(), console)
        #expect(try play(try recorded(), by: waiting, from: start.advanced(by: .seconds(1))))
        #expect(console.output == "three\nfour")
        #expect(console.errors == "")
    }

    @Test func whoSaysStopGetsNoMore() throws {
        let waiting = ManualWait(ManualClock(), console, waitsMax: 3)
        #expect(try !play(try recorded(), by: waiting))
        #expect(console.output == "one\n")
        #expect(console.errors == "")
    }

    @Test func aLongChunkCanBeStoppedInTheMiddle() throws {
        let paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        try run.write(String(repeating: "x", count: 5 * ChannelReader.blockBytes), to: .stdout)
        let waiting = ManualWait(ManualClock(), console, waitsMax: 3)
        #expect(try !play(paths, by: waiting))
        #expect(console.output.utf8.count == 2 * ChannelReader.blockBytes)
    }

    @Test func aRunWithoutOutputIsOverAtOnce() throws {
        #expect(try play(try fixture.prepare().paths, by: ManualWait(ManualClock(), console)))
        #expect(console.output == "")
    }
}
