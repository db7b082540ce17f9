import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// A disk that is really full: the agent waits, nothing is lost, and what was to be dropped is told to the byte.
@Suite("root: a full disk under a run", .enabled(if: geteuid() == 0, "root: only root may mount a small disk"))
struct FullDiskTests {
    private let outside: TemporaryHome
    private let source: RecordedSource

    init() throws {
        outside = try TemporaryHome()
        source = try RecordedSource(at: outside.path("source"), bytesCount: 3 << 20)
    }

    private func until(_ name: String) -> String { "while [ ! -e \(outside.path(name)) ]; do sleep 0.02; done" }

    private func say(_ name: String) throws { try SystemDisk().createFile(outside.path(name), with: []) }

    /// An agent that writes the source once the disk is full.
    private func launch(
        on disk: MountedFolder,
        _ script: String? = nil,
        _ change: (inout LaunchPlan) -> Void = { _ in }
    ) throws -> RunningShim {
        let script = script ?? "\(until("full")); cat \(source.path); exit 7"
        let shim = try ShimFixture(home: disk.path).launch(["/bin/bash", "-c", script]) { plan in
            plan.workingFolder = "/"
            change(&plan)
        }
        let word = try shim.word()
        #expect(word.hasPrefix("started"))
        return shim
    }

    /// The same, once it waits for room on a disk that was filled.
    private func launchWaiting(on disk: MountedFolder) throws -> RunningShim {
        let shim = try launch(on: disk)
        try disk.fill()
        try say("full")
        try waitUntil(shim, waitsFor: .room)
        return shim
    }

    private func waitUntil(_ shim: RunningShim, waitsFor wanted: RecorderWait?) throws {
        let isSo = try Eventually.wait(upTo: .seconds(20)) { try shim.state().waitsFor == wanted.map { .known($0) } }
        #expect(isSo)
    }

    private func recorder(of shim: RunningShim) -> Int32? {
        ProcessTable.children(of: shim.pid).first { $0 != shim.agent?.pid }
    }

    private func expectWhole(_ shim: RunningShim, exitCode: Int64 = 7) throws {
        let state = try shim.finished()
        #expect(state.exitCode == exitCode && state.reason == .known(.exit) && state.waitsFor == nil)
        _ = try shim.end()
        let account = try source.account(of: shim)
        #expect(account.isComplete && account.wrong == 0 && account.dropped == 0, "\(account)")
        let findings = try shim.findings()
        #expect(findings == [])
    }

    /// From one beat to the next, which are two seconds, the recorder does next to nothing.
    private func expectRest(of shim: RunningShim) throws {
        let recorder = try #require(self.recorder(of: shim))
        var last = try beat(of: shim)?.beatAt
        func waitForBeat() throws {
            _ = try Eventually.wait(upTo: .seconds(10)) { try beat(of: shim).map { $0.beatAt != last } ?? false }
            last = try beat(of: shim)?.beatAt
        }
        try waitForBeat()
        let before = try ProcessStatus.read(recorder)?.cpuTicks ?? 0
        try waitForBeat()
        let spent = (try ProcessStatus.read(recorder)?.cpuTicks ?? 0) - before
        #expect(spent < 40, "of the 200 between two beats")
    }

    private func beat(of shim: RunningShim) throws -> Beat? {
        Beat(parsing: try SystemDisk().readAll(shim.paths.beat, bytesMax: 4096))
    }

    @Test(arguments: MountedFolder.Kind.allCases) func theAgentWaitsAndNothingIsLost(kind: MountedFolder.Kind) throws {
        let disk = try MountedFolder(kind, megabytes: 10)
        let shim = try launchWaiting(on: disk)
        let agent = try #require(shim.agent)
        let isAlive = try SystemProcesses().isAlive(agent)
        #expect(isAlive)
        try disk.free()
        try expectWhole(shim)
        let types = try shim.types()
        #expect(types.contains("disk_full") && types.contains("disk_freed"))
    }

    /// Somebody frees a little again and again: what is said of the disk must not fill it.
    @Test func aDiskAtItsEdgeIsSaidToBeFullOnce() throws {
        let disk = try MountedFolder(.tmpfs, megabytes: 10)
        let shim = try launchWaiting(on: disk)
        for _ in 0..<8 {
            let before = try shim.output().count
            try disk.free(64 << 10)
            let hasGrown = try Eventually.wait(upTo: .seconds(20)) { try shim.output().count > before }
            #expect(hasGrown)
            try waitUntil(shim, waitsFor: .room)
        }
        try disk.free()
        try expectWhole(shim)
        let types = try shim.types()
        #expect(types.count { $0 == "disk_full" } == 1)
        #expect(types.count { $0 == "disk_freed" } == 1)
    }

    /// Some file systems take nothing of what does not fit as a whole: little room is used all the same.
    @Test(arguments: MountedFolder.Kind.allCases) func littleRoomIsUsed(kind: MountedFolder.Kind) throws {
        let disk = try MountedFolder(kind, megabytes: 10)
        let shim = try launchWaiting(on: disk)
        let before = try shim.output().count
        try disk.free(400 << 10)
        let hasGrown = try Eventually.wait(upTo: .seconds(10)) { try shim.output().count > before + (100 << 10) }
        #expect(hasGrown)
        try disk.free()
        try expectWhole(shim)
    }

    @Test(arguments: MountedFolder.Kind.allCases) func recordersThatAreKilledOnAFullDisk(
        kind: MountedFolder.Kind
    ) throws {
        let disk = try MountedFolder(kind, megabytes: 10)
        let shim = try launchWaiting(on: disk)
        for _ in 0..<5 {
            let recorder = try #require(self.recorder(of: shim))
            kill(recorder, SIGKILL)
            let isReplaced = Eventually.wait(upTo: .seconds(10)) {
                self.recorder(of: shim).map { $0 != recorder } ?? false
            }
            #expect(isReplaced)
        }
        try disk.free()
        try expectWhole(shim)
    }

    @Test func aKeeperThatIsKilledOnAFullDisk() throws {
        let disk = try MountedFolder(.tmpfs, megabytes: 10)
        let shim = try launchWaiting(on: disk)
        try shim.signal(.kill)
        _ = try shim.end()
        try disk.free()
        try expectWhole(shim)
    }

    @Test func aRunIsTakenOverOnAFullDisk() throws {
        let disk = try MountedFolder(.tmpfs, megabytes: 10)
        let shim = try launchWaiting(on: disk)
        let recorder = try #require(self.recorder(of: shim))
        try shim.signal(.stop)
        kill(recorder, SIGKILL)
        try shim.signal(.kill)
        _ = try shim.end()
        shim.handOver()
        let next = try ShimFixture(home: disk.path).adopt(shim.paths)
        try disk.free()
        let word = try next.word()
        #expect(word.hasPrefix("started"), "\(word)")
        let state = try next.finished()
        #expect(state.exitCode == 7 || state.status == .known(.lost))
        _ = try next.end()
        let account = try source.account(of: shim)
        #expect(account.isComplete && account.wrong == 0 && account.dropped == 0, "\(account)")
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func theEndOfTheAgentWaitsForRoomToo() throws {
        let disk = try MountedFolder(.tmpfs, megabytes: 10)
        let shim = try launch(on: disk, "\(until("full")); head -c 100000 \(source.path); exit 7")
        try disk.fill()
        try say("full")
        let agent = try #require(shim.agent)
        let isGone = try Eventually.wait(upTo: .seconds(10)) { try !SystemProcesses().isAlive(agent) }
        #expect(isGone)
        let recorder = try #require(self.recorder(of: shim))
        kill(recorder, SIGKILL)
        let isReplaced = Eventually.wait(upTo: .seconds(10)) { self.recorder(of: shim).map { $0 != recorder } ?? false }
        #expect(isReplaced)
        try disk.free()
        let state = try shim.finished()
        #expect(state.exitCode == 7)
        _ = try shim.end()
        let count = try shim.output().count
        #expect(count == 100_000)
        let records = try shim.index().filter { $0.kind == .data }
        #expect(records.allSatisfy { !$0.isAfterExit })
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test(arguments: MountedFolder.Kind.allCases) func whatIsDroppedIsToldToTheByte(kind: MountedFolder.Kind) throws {
        let disk = try MountedFolder(kind, megabytes: 10)
        let half = source.path
        let script = """
            \(until("full")); head -c 2097152 \(half); touch \(outside.path("half"))
            \(until("freed")); sleep 0.1
            tail -c +2097153 \(half) | (for i in {1..40}; do head -c 32768; sleep 0.02; done); exit 7
            """
        let shim = try launch(on: disk, script) { $0.onError = .discard }
        try disk.fill()
        try say("full")
        // The agent does not wait.
        let isThrough = try Eventually.wait(upTo: .seconds(20)) { try SystemDisk().exists(outside.path("half")) }
        #expect(isThrough)
        try disk.free()
        try say("freed")
        let state = try shim.finished()
        #expect(state.exitCode == 7)
        _ = try shim.end()
        let account = try source.account(of: shim)
        #expect(account.isComplete && account.wrong == 0 && account.dropped > 0 && account.recorded > 0, "\(account)")
        #expect(account.dropped <= 2 << 20, "what came when there was room again has found it")
        var said: Int64 = 0
        for event in try shim.events() where event.typeText == EventType.outputDropped.rawValue {
            if event.data["channel"] != .string("stdout") { continue }
            if case .integer(let length)? = event.data["length"] { said += length }
        }
        #expect(said == account.dropped)
        let findings = try shim.findings()
        #expect(findings == [])
    }

    /// A recorder with nothing to do does nothing, on a full disk too.
    @Test func droppingCostsNothingWhereNothingComes() throws {
        let disk = try MountedFolder(.tmpfs, megabytes: 10)
        let shim = try launch(on: disk, "\(until("full")); cat \(source.path); read x < \(outside.path("fifo"))") {
            $0.onError = .discard
        }
        _ = try ProgramCall(Programs.tool("mkfifo"), [outside.path("fifo")]).run()
        try disk.fill()
        try say("full")
        let isDropping = try shim.waitFor(.diskFailed)
        #expect(isDropping)
        try expectRest(of: shim)
        try disk.free()
        try shim.signal(.interrupt)
        let isOver = try shim.finished().isOver
        #expect(isOver)
    }

    /// The end that waits for room is waited for in peace.
    @Test func anEndThatWaitsForRoomCostsNothing() throws {
        let disk = try MountedFolder(.tmpfs, megabytes: 10)
        let shim = try launch(on: disk, "\(until("full")); head -c 100000 \(source.path); exit 7")
        try disk.fill()
        try say("full")
        let agent = try #require(shim.agent)
        let isGone = try Eventually.wait(upTo: .seconds(10)) { try !SystemProcesses().isAlive(agent) }
        #expect(isGone)
        try expectRest(of: shim)
        try disk.free()
        let state = try shim.finished()
        #expect(state.exitCode == 7)
    }

    @Test func aRunOnAFullDiskBeginsWhenThereIsRoom() throws {
        let disk = try MountedFolder(.tmpfs, megabytes: 10)
        let fixture = ShimFixture(home: disk.path)
        let prepared = try fixture.prepare(["/bin/cat", source.path]) { $0.workingFolder = "/" }
        try disk.fill()
        let shim = try fixture.start(prepared)
        let isThere = Eventually.wait(upTo: .seconds(10)) { self.recorder(of: shim) != nil }
        #expect(isThere)
        try disk.free()
        let word = try shim.word()
        #expect(word.hasPrefix("started"))
        try expectWhole(shim, exitCode: 0)
    }

    @Test(arguments: [Signal.terminate, .interrupt]) func aRunThatWaitsToBeginCanBeStopped(signal: Signal) throws {
        let disk = try MountedFolder(.tmpfs, megabytes: 10)
        let fixture = ShimFixture(home: disk.path)
        let prepared = try fixture.prepare(["/bin/sh", "-c", "touch \(outside.path("ran"))"]) { $0.workingFolder = "/" }
        try disk.fill()
        let shim = try fixture.start(prepared)
        func childAtGate() -> Bool { recorder(of: shim).map { !ProcessTable.children(of: $0).isEmpty } ?? false }
        let isWaiting = Eventually.wait(upTo: .seconds(10)) { childAtGate() }
        #expect(isWaiting)
        try shim.signal(signal)
        let isTurnedAway = Eventually.wait(upTo: .seconds(10)) { !childAtGate() }
        #expect(isTurnedAway)
        try disk.free(200 << 10)
        let state = try shim.finished()
        _ = try shim.end()
        #expect(state.status == .known(.interrupted) && state.reason == .known(.stopped))
        let hasRun = try SystemDisk().exists(outside.path("ran"))
        #expect(!hasRun)
        let findings = try shim.findings()
        #expect(findings == [])
    }
}
