import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// A record may be as large as it may be.
@Suite struct RunLimitTests {
    private let fixture: ShimFixture
    private let source: RecordedSource

    init() throws {
        fixture = try ShimFixture()
        source = try RecordedSource(at: "\(fixture.home.root)/source", bytesCount: 4 << 20)
    }

    @Test(arguments: [1, 1_000_003, 4 << 20, 5 << 20]) func recordingStopsAtTheByte(limit: Int64) throws {
        let shim = try fixture.launch(["/bin/cat", source.path]) {
            $0.runBytesMax = limit
            $0.atRunBytesMax = .discard
        }
        let state = try shim.finished()
        #expect(state.status == .known(.completed))
        _ = try shim.end()
        let account = try source.account(of: shim)
        let recorded = min(limit, 4 << 20)
        #expect(account.isComplete && account.wrong == 0, "\(account)")
        #expect(account.recorded == recorded && account.dropped == (4 << 20) - recorded)
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func recordersThatAreKilledCountOnWhereTheLimitIs() throws {
        let go = "\(fixture.home.root)/go"
        let script = """
            head -c 3000000 \(source.path); while [ ! -e \(go) ]; do sleep 0.02; done; tail -c +3000001 \(source.path)
            """
        let shim = try fixture.launch(["/bin/bash", "-c", script]) {
            $0.runBytesMax = 1_000_000
            $0.atRunBytesMax = .discard
        }
        let isReached = try shim.waitFor(.outputDropped)
        #expect(isReached)
        let recorder = try #require(try shim.recorder())
        kill(recorder, SIGKILL)
        let isReplaced = try shim.waitFor(.recorderReplaced)
        #expect(isReplaced)
        try fixture.disk.createFile(go, with: [])
        _ = try shim.finished()
        _ = try shim.end()
        let account = try source.account(of: shim)
        #expect(account.isComplete && account.wrong == 0 && account.recorded == 1_000_000, "\(account)")
    }

    /// One channel waits for room, and the other takes all that may still be recorded: what waited is let go.
    @Test func aLimitThatIsReachedWhileTheDiskIsFullEndsTheWait() throws {
        let go = "\(fixture.home.root)/go"
        let prepared = try fixture.prepare(
            [
                "/bin/bash", "-c",
                "echo waits; until [ -e \(go) ]; do sleep 0.02; done; head -c 3000 /dev/zero >&2; read x",
            ]
        ) {
            $0.runBytesMax = 1000
            $0.atRunBytesMax = .discard
            $0.stdin = .held
        }
        let strace = [try Programs.tool("strace"), "-D", "-f", "-qq", "-b", "execve", "-o", "/dev/null"]
        let inject = ["-P", prepared.paths.log(of: .stdout), "-e", "inject=splice:error=ENOSPC"]
        let shim = try fixture.start(prepared, through: strace + inject)
        let waits = try Eventually.wait(upTo: .seconds(20)) { try shim.state().waitsFor == .known(.room) }
        #expect(waits)
        try fixture.disk.createFile(go, with: [])
        let goesOn = try Eventually.wait(upTo: .seconds(20)) { try shim.state().waitsFor == nil }
        #expect(goesOn)
        let agent = try #require(shim.agent)
        _ = try SystemProcesses().signal(agent, .kill)
        let isOver = try shim.finished().isOver
        #expect(isOver)
        _ = try shim.end()
        let counts = try [shim.output().count, shim.output(.stderr).count]
        #expect(counts == [0, 1000])
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func aRunThatWritesTooMuchIsStopped() throws {
        let shim = try fixture.launch(["/usr/bin/yes"]) { $0.runBytesMax = 3_000_000 }
        let state = try shim.finished()
        #expect(state.status == .known(.failed) && state.reason == .known(.limit))
        _ = try shim.end()
        let count = try shim.output().count
        #expect(count >= 3_000_000)
        let dropped = try shim.event(.outputDropped)
        #expect(dropped == nil)
        let findings = try shim.findings()
        #expect(findings == [])
    }
}
