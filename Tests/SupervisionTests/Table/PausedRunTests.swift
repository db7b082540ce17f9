import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// Real runs that are held in their middle.
@Suite struct PausedRunTests {
    private static let lines = 400

    private let flock: FlockTrial
    private let daemon: RunningProgram

    init() throws {
        flock = try FlockTrial(for: "PausedRun")
        daemon = try flock.start()
    }

    /// A run beside the daemon that writes line after line, from a process that its agent has started.
    private func writer(_ alter: (inout LaunchPlan) -> Void = { _ in }) throws -> RunningShim {
        try run("(i=0; while [ $i -lt \(Self.lines) ]; do i=$((i+1)); echo line $i; sleep 0.01; done); true", alter)
    }

    private func run(_ script: String, _ alter: (inout LaunchPlan) -> Void) throws -> RunningShim {
        let socket = flock.home.socket
        let shim = try flock.trial.fixture.launch(["/bin/sh", "-c", script]) {
            $0.socket = socket
            alter(&$0)
        }
        let run = FilePath.name(of: shim.paths.directory)
        let isKnown = try Eventually.wait(upTo: .seconds(30)) {
            let row = try flock.status()["runs_live"]?.arrayValue?.first { $0["run"]?.stringValue == run }
            return try row?["connected"] == true && !shim.output().isEmpty
        }
        #expect(isKnown)
        return shim
    }

    private func name(_ shim: RunningShim) -> String { FilePath.name(of: shim.paths.directory) }

    private func pause(_ shim: RunningShim) throws {
        let answer = try flock.ask("pause-run", [name(shim), "lunch"])
        #expect(answer.isOK, "\(answer.detail)")
        #expect(try shim.state().isPaused)
    }

    /// Whether each process of the run stands still.
    private func standsStill(_ shim: RunningShim) throws -> Bool {
        let pids = try ProcessTable.read().marked(with: "ROOST_RUN=\(name(shim))")
        let states = try pids.compactMap { try ProcessStatus.read($0)?.state }
        return !states.isEmpty && states.allSatisfy { $0 == UInt8(ascii: "T") }
    }

    private func expectWhole(_ shim: RunningShim) throws {
        let state = try shim.finished(within: .seconds(60))
        #expect(state.outcome == .known(.completed) && !state.isPaused, "\(state)")
        let text = String(decoding: try shim.output(), as: UTF8.self)
        #expect(text == (1...Self.lines).map { "line \($0)\n" }.joined())
        #expect(try shim.findings() == [])
    }

    @Test func itStandsStillAndGoesOnWithoutLosingALine() throws {
        let shim = try writer()
        try pause(shim)
        #expect(try standsStill(shim))
        let before = try shim.output().count
        // Its recorder goes on: two beats, and not a byte.
        let beat = try #require(Beat.read(shim.paths, on: flock.trial.disk)?.beatAt)
        let hasBeaten = try Eventually.wait(upTo: .seconds(30)) {
            let next = try #require(Beat.read(shim.paths, on: flock.trial.disk)?.beatAt)
            return next - beat > .seconds(3)
        }
        #expect(hasBeaten)
        #expect(try shim.output().count == before)
        #expect(try standsStill(shim))
        let row = try flock.status()["runs_live"]?.arrayValue?.first
        #expect(row?["paused"] == "person" && row?["verdict"]?["verdict"] == "paused")
        #expect(try flock.ask("pause-run", [name(shim)]).isOK)
        #expect(try flock.ask("resume-run", [name(shim)]).isOK)
        try expectWhole(shim)
        let types = try shim.events().map(\.typeText).filter { $0 == "paused" || $0 == "resumed" }
        #expect(types == ["paused", "resumed"])
        #expect(try flock.ask("resume-run", [name(shim)]).code == .known(.noTarget))
        try flock.end(daemon)
    }

    @Test func whoeverTakesOverKeepsItStill() throws {
        let shim = try writer()
        try pause(shim)
        let recorder = try #require(shim.recorderPID)
        kill(recorder, SIGKILL)
        let isReplaced = try Eventually.wait(upTo: .seconds(30)) {
            try shim.events().contains { $0.typeText == EventType.recorderReplaced.rawValue }
        }
        #expect(isReplaced)
        // Whoever lets it go on and is not asked to, is not heeded for long.
        _ = try SystemProcesses().signal(try #require(shim.agent), .go)
        let isStill = try Eventually.wait(upTo: .seconds(30)) { try standsStill(shim) }
        #expect(isStill)
        #expect(try shim.state().isPaused)
        let goesOn = try Eventually.wait(upTo: .seconds(60)) { try flock.ask("resume-run", [name(shim)]).isOK }
        #expect(goesOn)
        try expectWhole(shim)
        try flock.end(daemon)
    }

    @Test func aPauseIsNoPartOfItsTime() throws {
        let go = "\(flock.home.root)/go"
        let shim = try run("echo begun; until [ -e \(go) ]; do sleep 0.05; done", { $0.timeoutSeconds = 8 })
        try pause(shim)
        let since = try #require(try shim.state().pause?.from)
        let isLong = Eventually.wait(upTo: .seconds(60)) {
            since.duration(to: SystemClock().now().monotonic) > .seconds(9)
        }
        #expect(isLong)
        #expect(try shim.state().isPaused)
        try flock.trial.disk.createFile(go, with: [])
        #expect(try flock.ask("resume-run", [name(shim)]).isOK)
        let state = try shim.finished(within: .seconds(60))
        #expect(state.outcome == .known(.completed), "\(state)")
        try flock.end(daemon)
    }

    @Test func aPausedRunCanBeStopped() throws {
        let shim = try writer()
        try pause(shim)
        try shim.signal(.terminate)
        let state = try shim.finished(within: .seconds(60))
        #expect(state.reason == .known(.stopped) && state.pause?.isOver == true)
        let left = try ProcessTable.read().marked(with: "ROOST_RUN=\(name(shim))")
        #expect(left.isEmpty)
        #expect(try shim.findings() == [])
        try flock.end(daemon)
    }
}
