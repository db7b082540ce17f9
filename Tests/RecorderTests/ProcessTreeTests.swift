import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// All that an agent starts, and how it tries to get away: its end is not held up by them, they end with the run when
/// it is stopped, and nothing else does.
@Suite struct ProcessTreeTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture() }

    private func launch(
        _ script: String,
        isGrouped: Bool = true,
        _ change: (inout LaunchPlan) -> Void = { _ in }
    ) throws -> RunningShim {
        try fixture.launch(["/bin/bash", "-c", script]) {
            $0.isGrouped = isGrouped
            change(&$0)
        }
    }

    /// Children of every kind, none of which goes when it is asked to.
    private static let family = """
        trap '' TERM HUP
        sleep 1001 &
        setsid sleep 1002 &
        (setsid sleep 1003 >/dev/null 2>&1 &)
        nohup sleep 1004 >/dev/null 2>&1 &
        env -i setsid sleep 1005 &
        (kill -STOP $BASHPID; sleep 1006) &
        for i in {1..20}; do (setsid bash -c 'sleep 1007 & sleep 1008' &) ; done
        echo up
        sleep 1009
        """

    private func makeBystander(_ entries: [String]) throws -> ChildProcess {
        var request = SpawnRequest("/bin/sleep", ["1009"])
        request.environment = entries
        return try SystemProcesses().spawn(request)
    }

    private func expectAlive(_ bystander: consuming ChildProcess) throws {
        let end = try bystander.wait(upTo: .zero)
        #expect(end == nil)
        try bystander.signal(.kill)
        _ = try bystander.wait()
    }

    @Test(arguments: [true, false]) func aStopReachesTheWholeTreeAndNothingElse(isGrouped: Bool) throws {
        let shim = try launch(Self.family, isGrouped: isGrouped) { $0.stopGraceSeconds = 1 }
        let run = FilePath.name(of: shim.paths.directory)
        let similar = try makeBystander(["ROOST_RUN=\(run)x", "NOT_ROOST_RUN=\(run)"])
        let another = try makeBystander(["ROOST_RUN=another"])
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        let group = Set(ProcessTable.children(of: shim.pid))
        try shim.signal(.terminate)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted) && state.reason == .known(.stopped))
        let end = try shim.end()
        #expect(end?.status == .exited(code: 0))
        let survivors = try shim.survivors()
        #expect(survivors == [])
        #expect(group.allSatisfy { (kill($0, 0) == 0) == false })
        let left = try shim.event(.processesLeft)
        #expect(left == nil)
        let findings = try shim.findings()
        #expect(findings == [])
        try expectAlive(similar)
        try expectAlive(another)
    }

    @Test(arguments: [true, false]) func aRecorderAloneStopsTheWholeTreeToo(isGrouped: Bool) throws {
        let shim = try launch(Self.family, isGrouped: isGrouped) { $0.stopGraceSeconds = 1 }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        try shim.signal(.kill)
        let isSaid = try shim.waitFor(.keeperLost)
        #expect(isSaid)
        var recorder: ProcessIdentity?
        _ = try Eventually.wait(upTo: .seconds(10)) {
            recorder = try shim.state().shim
            return recorder?.pid != shim.pid
        }
        _ = try SystemProcesses().signal(#require(recorder), .terminate)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted))
        let isEmpty = try Eventually.wait(upTo: .seconds(10)) { try shim.survivors().isEmpty }
        #expect(isEmpty)
    }

    @Test(arguments: [true, false]) func theEndIsKnownWhileAGrandchildHoldsThePipe(isGrouped: Bool) throws {
        let late = "\(fixture.home.root)/late"
        let shim = try launch(
            "(while [ ! -e \(late) ]; do sleep 0.05; done; echo late; sleep 0.05; echo later >&2) & echo early; exit 3",
            isGrouped: isGrouped
        )
        let state = try shim.finished()
        #expect(state.status == .known(.failed) && state.exitCode == 3 && state.reason == .known(.exit))
        try fixture.disk.createFile(late, with: [])
        _ = try shim.end()
        let texts = try [shim.text(), shim.text(.stderr)]
        #expect(texts == ["early\nlate\n", "later\n"])
        let records = try shim.index()
        let exit = try #require(records.firstIndex { $0.kind == .exit })
        let chunks = records.enumerated().filter { $0.element.kind == .data }
        #expect(chunks.allSatisfy { ($0.offset > exit) == $0.element.isAfterExit })
        #expect(chunks.map(\.element.isAfterExit) == [false, true, true])
        let held = try #require(try shim.event(.pipeHeld))
        let heldText = "\(held.data)"
        #expect(heldText.contains("bash") && heldText.contains("stdout"))
        #expect(records.contains { $0.kind == .pipeHeld && $0.offset > 0 })
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test(arguments: [true, false], [true, false])
    func whoIsLeftIsToldAndLeftAlone(isGrouped: Bool, hasKeeper: Bool) throws {
        let go = "\(fixture.home.root)/go"
        let shim = try launch(
            "(setsid sleep 1011 </dev/null >/dev/null 2>&1 &); echo up; while [ ! -e \(go) ]; do sleep 0.05; done",
            isGrouped: isGrouped
        )
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        if !hasKeeper {
            try shim.signal(.kill)
            let isSaid = try shim.waitFor(.keeperLost)
            #expect(isSaid)
        }
        try fixture.disk.createFile(go, with: [])
        let state = try shim.finished()
        #expect(state.status == .known(.completed))
        let left = try #require(try shim.event(.processesLeft))
        let leftText = "\(left.data)"
        #expect(leftText.contains("sleep 1011"))
        let survivors = try shim.survivors()
        #expect(survivors.count == 1)
        for pid in survivors { kill(pid, SIGKILL) }
        // A group that still has members stays with them.
        _ = try shim.end()
        let data = try shim.event(.agentStarted)?.data["group"]
        guard case .string(let group)? = data else { return }
        let isRemoved = Eventually.wait(upTo: .seconds(10)) { rmdir(group) == 0 || errno == ENOENT }
        #expect(isRemoved)
    }

    @Test func aTimeoutEndsTheTreeAndSaysSo() throws {
        let shim = try launch(Self.family) {
            $0.timeoutSeconds = 1
            $0.stopGraceSeconds = 1
        }
        let state = try shim.finished()
        #expect(state.status == .known(.failed) && state.reason == .known(.timeout))
        _ = try shim.end()
        let survivors = try shim.survivors()
        #expect(survivors == [])
    }

    @Test func askingTwiceKillsAtOnce() throws {
        let shim = try launch("trap 'echo asked' TERM; echo up; while :; do sleep 0.05; done") {
            $0.stopGraceSeconds = 600
        }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        try shim.signal(.terminate)
        let isAsked = try shim.waitFor("asked\n")
        #expect(isAsked)
        try shim.signal(.terminate)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted) && state.signal == Int64(SIGKILL))
    }

    @Test func anInterruptKillsAtOnce() throws {
        let shim = try launch("trap '' TERM INT; echo up; while :; do sleep 0.05; done") { $0.stopGraceSeconds = 600 }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        try shim.signal(.interrupt)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted) && state.reason == .known(.stopped))
    }

    @Test func anAgentThatHasStoppedItselfHearsTheRequestToo() throws {
        let shim = try launch("trap 'echo bye; exit 5' TERM; echo up; kill -STOP $$; while :; do sleep 0.05; done") {
            $0.stopGraceSeconds = 600
        }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        let agent = try #require(shim.agent)
        _ = try Eventually.wait(upTo: .seconds(5)) { try ProcessStatus.read(agent.pid)?.state == UInt8(ascii: "T") }
        try shim.signal(.terminate)
        let state = try shim.finished()
        #expect(state.exitCode == 5 && state.status == .known(.interrupted))
        let text = try shim.text()
        #expect(text == "up\nbye\n")
    }

    @Test(arguments: [(1, Reason.drain), (2, .budget), (3, .limit), (0, .stopped), (99, .stopped)])
    func theValueBesideTheSignalIsTheReason(value: Int, reason: Reason) throws {
        let shim = try launch("echo up; exec sleep 1012")
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        sigqueue(shim.pid, SIGTERM, sigval(sival_ptr: UnsafeMutableRawPointer(bitPattern: value)))
        let state = try shim.finished()
        #expect(state.reason == .known(reason))
    }

    /// The grace is the agent's to clean up in, whoever is replaced meanwhile.
    @Test(arguments: [Reason.timeout, .limit, .stopped]) func aRecorderThatIsKilledShortensNoGrace(
        reason: Reason
    ) throws {
        let go = "\(fixture.home.root)/go"
        let shim = try launch(
            """
            trap 'while [ ! -e \(go) ]; do sleep 0.05; done; echo cleaned; exit 9' TERM
            echo up
            while :; do sleep 0.05; done
            """
        ) {
            $0.stopGraceSeconds = 600
            if reason == .timeout { $0.timeoutSeconds = 1 }
            if reason == .limit { $0.runBytesMax = 1 }
        }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        if reason == .stopped { try shim.signal(.terminate) }
        let isAsked = try shim.waitFor(.stopRequested)
        #expect(isAsked)
        for _ in 0..<2 {
            let recorder = try #require(try shim.recorder())
            let before = try shim.types().count { $0 == EventType.recorderReplaced.rawValue }
            kill(recorder, SIGKILL)
            _ = try Eventually.wait(upTo: .seconds(10)) {
                try shim.types().count { $0 == EventType.recorderReplaced.rawValue } > before
            }
        }
        try fixture.disk.createFile(go, with: [])
        let state = try shim.finished()
        #expect(state.reason == .known(reason) && state.exitCode == 9)
        let text = try shim.text()
        #expect(text == "up\ncleaned\n")
    }

    /// Its end was its own: that somebody then stopped those whom it left behind does not change it.
    @Test func aStopBehindTheEndOfTheAgentDoesNotChangeHowItEnded() throws {
        let shim = try launch("sleep 1013 & echo up; exit 0") { $0.drainMilliseconds = 600_000 }
        let isOver = try Eventually.wait(upTo: .seconds(10)) { try fixture.disk.exists(shim.paths.exit) }
        #expect(isOver)
        try shim.signal(.terminate)
        let state = try shim.finished()
        #expect(state.status == .known(.completed) && state.exitCode == 0)
        _ = try shim.end()
        let survivors = try shim.survivors()
        #expect(survivors == [])
    }
}
