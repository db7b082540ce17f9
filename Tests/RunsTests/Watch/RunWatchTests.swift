import Domain
import Journal
import Platform
import Runs
import Synchronization
import TestSupport
import Testing

@Suite struct RunWatchTests {
    private let fixture: RunFixture
    private let paths: RunPaths
    private let shown = Shown()

    init() throws {
        fixture = try RunFixture()
        paths = try fixture.prepare().paths
    }

    /// What a watch showed and said.
    private final class Shown: Sendable {
        private let texts = Mutex<[Channel: String]>([:])
        private let notices = Mutex<[WatchNotice]>([])

        func show(_ channel: Channel, _ bytes: UnsafeRawBufferPointer) {
            texts.withLock { $0[channel, default: ""] += String(decoding: bytes, as: UTF8.self) }
        }

        func note(_ notice: WatchNotice) { notices.withLock { $0.append(notice) } }

        subscript(channel: Channel) -> String { texts.withLock { $0[channel] ?? "" } }
        var said: [WatchNotice] { notices.withLock { $0 } }
    }

    private func watch(
        shim: ShimScript? = nil,
        isInBackground: Bool = false,
        wants: @escaping () -> Bool = { true }
    ) throws -> RunWatch {
        let shown = shown
        return try RunWatch(
            paths,
            disk: SystemDisk(),
            clock: SystemClock(),
            shims: try (shim ?? ShimScript("exit 0", in: fixture.scratch)).start(),
            isInBackground: isInBackground,
            show: { channel, bytes in
                shown.show(channel, bytes)
                return wants()
            },
            notice: { shown.note($0) }
        )
    }

    private func end(_ writer: consuming RunWriter, exitCode: Int64 = 0) throws {
        var writer = writer
        let outcome = exitCode == 0 ? Outcome.completed : .failed
        try writer.end(
            SaidOutcome(ok: exitCode == 0, outcome: outcome, summary: "It ended.", exitCode: exitCode),
            reason: .exit
        )
    }

    @Test func theOutputOfARunThatIsOverIsShownWhole() throws {
        var writer = try fixture.open(paths)
        try writer.start()
        try writer.write("one\n", to: .stdout)
        try writer.write("two\n", to: .stderr)
        try writer.write("three", to: .stdout)
        try end(writer, exitCode: 3)
        guard case .over(let end) = try watch().run() else {
            Issue.record("the run is over")
            return
        }
        #expect(end.exitCode == 3)
        #expect(shown[.stdout] == "one\nthree")
        #expect(shown[.stderr] == "two\n")
    }

    @Test func outputIsShownWhileTheRunGoesOn() throws {
        let fixture = fixture
        let paths = paths
        let shown = shown
        let other = SideThread {
            var writer = try fixture.open(paths)
            try writer.start()
            try writer.write("first\n", to: .stdout)
            let wasSeen = Eventually.wait(upTo: .seconds(60)) { shown[.stdout] == "first\n" }
            #expect(wasSeen)
            try writer.write("last\n", to: .stdout)
            try writer.end(SaidOutcome(ok: true, outcome: .completed, summary: "It ended."), reason: .exit)
        }
        let end = try watch().run()
        try other.join()
        guard case .over(let over) = end else {
            Issue.record("the run is over")
            return
        }
        #expect(over.exitCode == 0)
        #expect(shown[.stdout] == "first\nlast\n")
    }

    @Test func whoWantsNoMoreIsShownNoMore() throws {
        var writer = try fixture.open(paths)
        try writer.start()
        try writer.write("one\n", to: .stdout)
        try writer.write("two\n", to: .stdout)
        let end = try watch(wants: { false }).run()
        _ = consume writer
        #expect(end == .unwanted)
        #expect(shown[.stdout] == "one\n")
    }

    @Test func aRunThatHasLostItsShimIsTakenOver() throws {
        let identity = try #require(try SystemProcesses().identity(of: 1))
        var writer = try fixture.open(paths)
        try writer.start()
        var patch = RunStatePatch()
        patch.shim = ProcessIdentity(boot: identity.boot, pid: 1, startTicks: identity.startTicks + 1)
        try writer.change(patch)
        _ = consume writer
        // The new shim ends the run, as a real one does whose agent is gone: a state that is over stands ready.
        let over = RunPaths(directory: fixture.scratch.path("over"))
        var state = try RunCatalog.read(paths, on: SystemDisk()).state
        state.status = .known(.lost)
        state.outcome = .known(.lost)
        state.reason = .known(.unknown)
        try SystemDisk().createFile(over.directory, with: state.bytes)
        let script = "test \"$1\" = adopt && mv \(over.directory) \"$2/state.json\"; echo ended >&4"
        let watch = try watch(shim: try ShimScript(script, in: fixture.scratch))
        let end = try watch.run()
        #expect(try watch.reap(upTo: .seconds(30)))
        guard case .over(let lost) = end else {
            Issue.record("the run is over")
            return
        }
        #expect(lost.exitCode == 1)
        #expect(shown.said == [.adopted])
    }
}
