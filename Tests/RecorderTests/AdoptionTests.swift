import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// Taking over a run of which nobody of ours is left.
@Suite struct AdoptionTests {
    private let fixture: ShimFixture
    private let go: String

    init() throws {
        fixture = try ShimFixture()
        go = "\(fixture.home.root)/go"
    }

    private var untilGo: String { "while [ ! -e \(go) ]; do sleep 0.02; done" }

    private func letGo() throws { try fixture.disk.createFile(go, with: []) }

    private func launch(_ script: String, _ change: (inout LaunchPlan) -> Void = { _ in }) throws -> RunningShim {
        let shim = try fixture.launch(["/bin/bash", "-c", script], change)
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        return shim
    }

    private func adopt(_ shim: RunningShim) throws -> RunningShim {
        shim.handOver()
        return try fixture.adopt(shim.paths)
    }

    private func expectWhole(_ shim: RunningShim) throws {
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func theAgentGoesOnAndIsRecordedToItsEnd() throws {
        let shim = try launch("echo up; \(untilGo); echo after; exit 7")
        try shim.killBoth()
        let next = try adopt(shim)
        let word = try next.word()
        #expect(word == "started \(shim.agent?.pid ?? 0)")
        let adopted = try next.state()
        #expect(adopted.shim?.pid == next.pid && adopted.status == .known(.running))
        try letGo()
        let state = try next.finished()
        // The end of a process that is another's child may be past finding; it is never made up.
        #expect(state.exitCode == 7 || state.status == .known(.lost))
        _ = try next.end()
        let text = try shim.text()
        #expect(text == "up\nafter\n")
        try expectWhole(shim)
    }

    @Test func anAdoptedRunIsStoppedWithItsTree() throws {
        let shim = try launch("trap '' TERM; (setsid sleep 1021 &); setsid sleep 1022 & echo up; sleep 1023") {
            $0.stopGraceSeconds = 1
        }
        try shim.killBoth()
        let next = try adopt(shim)
        _ = try next.word()
        try next.signal(.terminate)
        let state = try next.finished()
        #expect(state.status == .known(.interrupted) && state.reason == .known(.stopped))
        let isEmpty = try Eventually.wait(upTo: .seconds(5)) { try shim.survivors().isEmpty }
        #expect(isEmpty)
    }

    @Test func anAgentThatHasTurnedItsOutputElsewhereIsFoundThroughItsChildren() throws {
        let elsewhere = "\(fixture.home.root)/elsewhere"
        let shim = try launch(
            "(\(untilGo); echo child; echo child >&2) & echo up; exec >\(elsewhere) 2>&1; wait; echo own; exit 3"
        )
        let isElsewhere = try Eventually.wait(upTo: .seconds(5)) { try fixture.disk.exists(elsewhere) }
        #expect(isElsewhere)
        try shim.killBoth()
        let next = try adopt(shim)
        let word = try next.word()
        #expect(word.hasPrefix("started"))
        try letGo()
        _ = try next.finished()
        _ = try next.end()
        let texts = try [shim.text(), shim.text(.stderr)]
        #expect(texts == ["up\nchild\n", "child\n"])
        try expectWhole(shim)
    }

    @Test func anAgentThatWentMeanwhileIsLostAndNotSaidToHaveFailed() throws {
        let shim = try launch("echo up; \(untilGo); exit 0")
        try shim.killBoth()
        let agent = try #require(shim.agent)
        try letGo()
        let isGone = try Eventually.wait(upTo: .seconds(10)) { try !SystemProcesses().isAlive(agent) }
        #expect(isGone)
        let next = try adopt(shim)
        let word = try next.word()
        #expect(word == "ended")
        let state = try next.finished()
        #expect(state.status == .known(.lost) && state.reason == .known(.unknown))
        try expectWhole(shim)
    }

    @Test func anAgentThatWentMeanwhileHasEndedAsItsRecordTells() throws {
        let shim = try launch("echo up; \(untilGo); exit 0")
        try shim.killBoth()
        let agent = try #require(shim.agent)
        try letGo()
        _ = try Eventually.wait(upTo: .seconds(10)) { try !SystemProcesses().isAlive(agent) }
        let record = ExitRecord(status: .exited(code: 0), createdAt: fixture.clock.now().wall.truncatedToMilliseconds)
        try fixture.disk.createFile(shim.paths.exit, with: record.bytes)
        let state = try adopt(shim).finished()
        #expect(state.status == .known(.completed) && state.exitCode == 0)
        try expectWhole(shim)
    }

    /// The agent has ended well, as its record tells, and what stood in its pipes went with their last holder.
    @Test func aTailThatNobodyHeldIsInDoubt() throws {
        let shim = try launch("echo up; \(untilGo); echo unseen; exit 0")
        try shim.killBoth()
        let agent = try #require(shim.agent)
        try letGo()
        _ = try Eventually.wait(upTo: .seconds(10)) { try !SystemProcesses().isAlive(agent) }
        let record = ExitRecord(status: .exited(code: 0), createdAt: fixture.clock.now().wall.truncatedToMilliseconds)
        try fixture.disk.createFile(shim.paths.exit, with: record.bytes)
        let state = try adopt(shim).finished()
        #expect(state.status == .known(.completed))
        #expect(state.summary?.contains("may be missing") == true)
        let types = try shim.types()
        #expect(types.count { $0 == "tail_in_doubt" } == 1)
        let channels = try shim.events().first { $0.typeText == "tail_in_doubt" }?.data["channels"]
        #expect(channels == .array([.string("stdout"), .string("stderr")]))
        try expectWhole(shim)
    }

    /// One of its tree has the pipes still, and with them all that was written.
    @Test func aTailThatAChildHoldsIsRecorded() throws {
        let end = "\(fixture.home.root)/end"
        let shim = try launch(
            "(until [ -e \(end) ]; do sleep 0.02; done; echo child) & echo up; \(untilGo); echo last; exit 0"
        )
        try shim.killBoth()
        let agent = try #require(shim.agent)
        try letGo()
        _ = try Eventually.wait(upTo: .seconds(10)) { try !SystemProcesses().isAlive(agent) }
        let next = try adopt(shim)
        let state = try next.finished()
        #expect(state.status == .known(.lost))
        try fixture.disk.createFile(end, with: [])
        _ = try next.end()
        let text = try shim.text()
        #expect(text == "up\nlast\nchild\n")
        let types = try shim.types()
        #expect(!types.contains("tail_in_doubt"))
        try expectWhole(shim)
    }

    @Test func whereTheAgentLivesNoTailIsInDoubt() throws {
        let shim = try launch("echo up; \(untilGo); exit 0")
        try shim.killBoth()
        let next = try adopt(shim)
        _ = try next.word()
        try letGo()
        _ = try next.finished()
        let types = try shim.types()
        #expect(!types.contains("tail_in_doubt"))
    }

    /// Whoever takes a run over may be in another control group than the one who began it.
    @Test(arguments: [true, false]) func theGroupOfTheRunIsFoundFromAnother(agentStays: Bool) throws {
        let shim = try launch("echo up; \(untilGo); exit 0") { $0.isGrouped = true }
        let data = try shim.event(.agentStarted)?.data["group"]
        // Where groups may not be made there is none to look for.
        guard case .string(let group)? = data else { return }
        let elsewhere = "\(FilePath.folder(of: group))/test-\(FilePath.name(of: group))"
        try fixture.disk.makeFolder(elsewhere)
        defer { rmdir(elsewhere) }
        try shim.killBoth()
        shim.handOver()
        if !agentStays {
            let agent = try #require(shim.agent)
            try letGo()
            _ = try Eventually.wait(upTo: .seconds(10)) { try !SystemProcesses().isAlive(agent) }
        }
        let enter = "echo $$ > \(elsewhere)/cgroup.procs; exec \"$@\""
        let next = try fixture.adopt(shim.paths, through: ["/bin/sh", "-c", enter, "sh"])
        _ = try next.word()
        if agentStays { try letGo() }
        _ = try next.finished()
        _ = try next.end()
        let isThere = try fixture.disk.exists(group)
        #expect(!isThere)
    }

    private func edit(_ shim: RunningShim, _ change: (inout RunState) -> Void) throws {
        var state = try shim.state()
        change(&state)
        try fixture.disk.replaceFile(shim.paths.state, with: state.bytes)
    }

    /// Somebody has the agent's number now: of another boot, or of this one.
    @Test(arguments: [true, false]) func whoeverHasTheNumberOfTheAgentIsLeftAlone(isOtherBoot: Bool) throws {
        let shim = try launch("echo up; exec sleep 1024")
        try shim.killBoth()
        let agent = try #require(shim.agent)
        kill(agent.pid, SIGKILL)
        _ = try Eventually.wait(upTo: .seconds(10)) { try !SystemProcesses().isAlive(agent) }
        var innocent = try SystemProcesses().spawn(SpawnRequest("/bin/sleep", ["1025"]))
        let identity = try #require(try SystemProcesses().identity(of: innocent.pid))
        try edit(shim) {
            $0.process = ProcessIdentity(
                boot: isOtherBoot ? "00000000-0000-0000-0000-000000000000" : identity.boot,
                pid: identity.pid,
                startTicks: isOtherBoot ? identity.startTicks : identity.startTicks - 1
            )
        }
        let next = try adopt(shim)
        let state = try next.finished()
        _ = try next.end()
        #expect(state.status == .known(isOtherBoot ? .interrupted : .lost))
        #expect(state.reason == .known(isOtherBoot ? .reboot : .unknown))
        let end = try innocent.wait(upTo: .zero)
        #expect(end == nil)
        try innocent.signal(.kill)
        _ = try innocent.wait()
        try expectWhole(shim)
    }

    @Test func aRunThatSomebodyWorksOnIsNotTakenOver() throws {
        let shim = try launch("echo up; \(untilGo); exit 4")
        let other = try fixture.adopt(shim.paths)
        other.handOver()
        let word = try other.word()
        #expect(word.hasPrefix("failed "))
        let end = try other.end()
        #expect(end?.status != .exited(code: 0))
        try letGo()
        let state = try shim.finished()
        #expect(state.exitCode == 4)
        try expectWhole(shim)
    }

    /// Between the death of a recorder and the start of the next nobody writes, and the keeper is there all the same.
    @Test func aKeeperWithoutARecorderKeepsItsRun() throws {
        let shim = try launch("echo up; \(untilGo); exit 4")
        let recorder = try #require(try shim.recorder())
        try shim.signal(.stop)
        kill(recorder, SIGKILL)
        let other = try fixture.adopt(shim.paths)
        other.handOver()
        let word = try other.word()
        #expect(word.hasPrefix("failed "))
        try shim.signal(.go)
        try letGo()
        let state = try shim.finished()
        #expect(state.exitCode == 4)
        let adopted = try shim.event(.adopted)
        #expect(adopted == nil)
        try expectWhole(shim)
    }

    @Test func ofManyWhoTakeOverOneDoes() throws {
        let shim = try launch("echo up; \(untilGo); echo after; exit 4")
        try shim.killBoth()
        shim.handOver()
        let others = try (0..<6).map { _ in try fixture.adopt(shim.paths) }
        for other in others { other.handOver() }
        let words = try others.map { try $0.word() }
        #expect(words.count { $0.hasPrefix("started") } == 1)
        #expect(words.count { $0.hasPrefix("failed") } == 5)
        try letGo()
        _ = try shim.finished()
        for other in others {
            let end = try other.end()
            #expect(end != nil)
        }
        let text = try shim.text()
        #expect(text == "up\nafter\n")
        let types = try shim.types()
        #expect(types.count { $0 == "adopted" } == 1)
        try expectWhole(shim)
    }

    @Test func aRunThatIsOverIsNotTakenOver() throws {
        let shim = try fixture.launch(["/bin/true"])
        _ = try shim.finished()
        _ = try shim.end()
        let other = try fixture.adopt(shim.paths)
        let word = try other.word()
        #expect(word.hasPrefix("failed "))
    }

    @Test func aRunWhoseShimDiedBeforeTheAgentStoodAtItsGateWasNeverStarted() throws {
        let prepared = try fixture.prepare(["/bin/true"])
        let next = try fixture.adopt(prepared.paths)
        let state = try next.finished()
        #expect(state.status == .known(.failed) && state.reason == .known(.exec))
        let hasAgent = state.process != nil
        #expect(!hasAgent)
        try expectWhole(next)
    }

    /// The end of both halves hangs up the terminal: nothing of the agent is recorded any more, so it must not go on.
    @Test(arguments: ["", "trap '' HUP;"]) func anAgentOnATerminalEndsWithBoth(trap: String) throws {
        let shim = try fixture.launch(["/bin/bash", "-c", "\(trap) echo up; sleep 1026"]) { $0.isOnTerminal = true }
        let isUp = try shim.waitFor("up")
        #expect(isUp)
        try shim.killBoth()
        let agent = try #require(shim.agent)
        let next = try adopt(shim)
        let state = try next.finished()
        #expect(state.status == .known(.lost))
        let isGone = try Eventually.wait(upTo: .seconds(5)) { try !SystemProcesses().isAlive(agent) }
        #expect(isGone)
        let isEmpty = try Eventually.wait(upTo: .seconds(5)) { try shim.survivors().isEmpty }
        #expect(isEmpty)
        try expectWhole(shim)
    }
}
