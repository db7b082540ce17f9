import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// A half of the shim dies, or its disk fails, and the run goes on.
@Suite struct ShimFaultTests {
    private let fixture: ShimFixture
    private let go: String

    init() throws {
        fixture = try ShimFixture()
        go = "\(fixture.home.root)/go"
    }

    private var untilGo: String { "while [ ! -e \(go) ]; do sleep 0.02; done" }

    private func expectWhole(_ shim: RunningShim, exitCode: Int64, _ text: String) throws {
        let state = try shim.finished()
        #expect(state.exitCode == exitCode && state.reason == .known(.exit))
        _ = try shim.end()
        let found = try shim.text()
        #expect(found == text)
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func aRecorderThatIsKilledIsReplacedAndNothingIsLost() throws {
        let shim = try fixture.launch([
            "/bin/bash", "-c", "for i in {1..2000}; do echo line $i; done; \(untilGo); echo end; exit 7",
        ])
        for _ in 0..<5 {
            let recorder = try #require(try shim.recorder())
            kill(recorder, SIGKILL)
            _ = Eventually.wait(upTo: .seconds(10)) { shim.recorderPID != recorder }
        }
        try fixture.disk.createFile(go, with: [])
        try expectWhole(shim, exitCode: 7, (1...2000).map { "line \($0)\n" }.joined() + "end\n")
        let types = try shim.types()
        #expect(types.count { $0 == EventType.recorderReplaced.rawValue } == 5)
        #expect(types.count { $0 == EventType.agentStarted.rawValue } == 1)
    }

    private let deafToTerm = "trap 'echo term' TERM; echo up; while :; do sleep 0.05; done"

    /// The agent is asked once, and its grace goes on where it was.
    @Test func recordersThatAreKilledInTheMiddleOfAStopDoNotBeginItAgain() throws {
        let shim = try fixture.launch(["/bin/bash", "-c", deafToTerm]) { $0.stopGraceSeconds = 3 }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        try shim.signal(.terminate)
        let isAsked = try shim.waitFor("term\n")
        #expect(isAsked)
        let agent = try #require(shim.agent)
        var killed: Int32?
        let isGone = try Eventually.wait(upTo: .seconds(20)) {
            guard try SystemProcesses().isAlive(agent) else { return true }
            if let recorder = shim.recorderPID, recorder != killed {
                kill(recorder, SIGKILL)
                killed = recorder
            }
            return false
        }
        #expect(isGone)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted) && state.reason == .known(.stopped))
        let text = try shim.text()
        #expect(text == "up\nterm\n")
        let types = try shim.types()
        #expect(types.count { $0 == EventType.stopRequested.rawValue } == 1)
    }

    @Test func aStopGoesOnWhereARunIsTakenOverInTheMiddleOfIt() throws {
        let shim = try fixture.launch(["/bin/bash", "-c", deafToTerm]) { $0.stopGraceSeconds = 2 }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        try shim.signal(.terminate)
        let isAsked = try shim.waitFor("term\n")
        #expect(isAsked)
        try shim.killBoth()
        shim.handOver()
        let next = try fixture.adopt(shim.paths)
        let state = try next.finished()
        #expect(state.status == .known(.interrupted) && state.reason == .known(.stopped))
        let text = try shim.text()
        #expect(text == "up\nterm\n")
    }

    @Test func aKeeperThatIsKilledLeavesTheRecorderAtWork() throws {
        let shim = try fixture.launch(["/bin/bash", "-c", "echo a; \(untilGo); echo b; exit 7"])
        _ = try shim.word()
        try shim.signal(.kill)
        let isSaid = try shim.waitFor(.keeperLost)
        #expect(isSaid)
        let isTold = try Eventually.wait(upTo: .seconds(10)) { try shim.state().shim?.pid != shim.pid }
        #expect(isTold)
        try fixture.disk.createFile(go, with: [])
        try expectWhole(shim, exitCode: 7, "a\nb\n")
    }

    @Test func anInputThatIsHeldStaysOpen() throws {
        let shim = try fixture.launch(["/bin/bash", "-c", "read -t 0.2 x; echo $?; \(untilGo); exit 7"]) {
            $0.stdin = .held
        }
        // More than 128: the time was over, and the end of the input had not come.
        let isWaiting = try shim.waitFor("142\n")
        #expect(isWaiting)
        try fixture.disk.createFile(go, with: [])
        try expectWhole(shim, exitCode: 7, "142\n")
    }

    private func strace(_ inject: String) throws -> [String] {
        [try Programs.tool("strace"), "-D", "-f", "-qq", "-b", "execve", "-o", "/dev/null", "-e", "inject=\(inject)"]
    }

    @Test func aDiskThatFailsForAWhileLosesNothing() throws {
        let source = try RecordedSource(at: "\(fixture.home.root)/source", bytesCount: 4 << 20)
        let command = ["/bin/bash", "-c", "cat \(source.path); exit 7"]
        let shim = try fixture.launch(command, through: strace("splice:error=EIO:when=2..6"))
        let state = try shim.finished()
        #expect(state.exitCode == 7 && state.waitsFor == nil)
        _ = try shim.end()
        let account = try source.account(of: shim)
        #expect(account.isComplete && account.wrong == 0 && account.dropped == 0, "\(account)")
        let types = try shim.types()
        #expect(types.contains("disk_failed") && types.contains("disk_freed"))
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func aDiskThatFailsIsPassedByWhereThatIsWanted() throws {
        let source = try RecordedSource(at: "\(fixture.home.root)/source", bytesCount: 4 << 20)
        let command = ["/bin/bash", "-c", "cat \(source.path); exit 7"]
        // Only what goes into the record fails, so that it does not matter how often it is tried meanwhile.
        let prepared = try fixture.prepare(command) { $0.onError = .discard }
        let record = ["-P", prepared.paths.log(of: .stdout)]
        let shim = try fixture.start(prepared, through: strace("splice:error=EIO:when=1..30") + record)
        let state = try shim.finished()
        #expect(state.exitCode == 7)
        _ = try shim.end()
        let account = try source.account(of: shim)
        #expect(account.isComplete && account.wrong == 0 && account.dropped > 0, "\(account)")
        let findings = try shim.findings()
        #expect(findings == [])
    }

    /// What one sync lost no later one brings back: the run says so, and comes to its end.
    @Test func aSyncThatFailsIsSaidAndKeepsNothingFromItsEnd() throws {
        let shim = try fixture.launch(
            ["/bin/bash", "-c", "echo a; exit 7"],
            through: strace("fdatasync:error=EIO:when=6+")
        )
        try expectWhole(shim, exitCode: 7, "a\n")
        let isSaid = try shim.event(.diskFailed)?.message.contains("power cut")
        #expect(isSaid == true)
    }

    @Test func anAgentThatCannotBeRecordedIsNotStarted() throws {
        let shim = try fixture.launch(
            ["/bin/sh", "-c", "touch \(go)"],
            through: strace("fdatasync:error=EIO:when=1+")
        )
        let state = try shim.finished()
        #expect(state.status == .known(.failed) && state.reason == .known(.exec) && state.exitCode == 126)
        let hasRun = try fixture.disk.exists(go)
        #expect(!hasRun)
        let left = try shim.event(.processesLeft)
        #expect(left == nil)
    }
}
