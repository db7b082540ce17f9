import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct ShimFaultTests {
    private func generator(_ bytes: Int, _ seed: Int) throws -> [String] {
        [try Programs.path("roost-testbed"), "gen", "--bytes", "\(bytes)", "--seed", "\(seed)"]
    }

    private func check(_ shim: RunningShim, _ bytes: Int, _ seed: Int) throws -> String {
        let result = try RunningProgram(
            try Programs.path("roost-testbed"),
            ["check", shim.paths.directory, "--bytes", "\(bytes)", "--seed", "\(seed)"]
        )
        let text = String(decoding: try result.readAll(), as: UTF8.self)
        _ = try result.end()
        return text
    }

    @Test func aRecorderThatIsKilledIsReplacedAndNothingIsLost() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch([
            "/bin/sh", "-c",
            "i=0; while [ $i -lt 2000 ]; do echo line $i; i=$((i+1)); done; sleep 0.3; echo end; exit 7",
        ])
        _ = try shim.word()
        var killed = 0
        while try !shim.state().isOver, killed < 5 {
            if let pid = shim.recorderPID {
                kill(pid, SIGKILL)
                killed += 1
            }
            usleep(20000)
        }
        let state = try shim.finished()
        #expect(state.exitCode == 7)
        let expected = (0..<2000).map { "line \($0)\n" }.joined() + "end\n"
        let text = try shim.text()
        #expect(text == expected)
        let findings = try shim.findings()
        #expect(findings == [])
        let end = try shim.end()
        #expect(end?.status == .exited(code: 0))
        print(try shim.events().map { "\($0.typeText) \($0.message)" })
    }

    @Test func aKeeperThatIsKilledLeavesTheRecorderAtWork() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "echo a; sleep 0.5; echo b; exit 7"])
        _ = try shim.word()
        try shim.signal(.kill)
        let state = try shim.finished()
        #expect(state.exitCode == 7)
        let text = try shim.text()
        #expect(text == "a\nb\n")
        let findings = try shim.findings()
        #expect(findings == [])
        print(try shim.events().map { "\($0.typeText) \($0.message)" })
    }

    @Test func bothKilledTheAgentGoesOnAndIsAdopted() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "echo a; sleep 0.5; echo b; sleep 0.5; exit 7"])
        _ = try shim.word()
        _ = Eventually.wait(upTo: .seconds(5)) { shim.recorderPID != nil }
        let recorder = shim.recorderPID
        try shim.signal(.kill)
        if let recorder { kill(recorder, SIGKILL) }
        let next = try fixture.adopt(shim.paths)
        let word = try next.word()
        #expect(word.hasPrefix("started"))
        let state = try next.finished()
        let text = try shim.text()
        #expect(text == "a\nb\n")
        print(state)
        let findings = try shim.findings()
        #expect(findings == [])
        print(try shim.events().map { "\($0.typeText) \($0.message)" })
    }

    @Test func aStopReachesTheWholeTree() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch([
            "/bin/sh", "-c", "trap '' TERM; setsid sleep 77 & (setsid sleep 78 >/dev/null 2>&1 &) ; echo up; sleep 79",
        ])
        _ = try shim.word()
        _ = try Eventually.wait(upTo: .seconds(5)) { try shim.text() == "up\n" }
        try shim.signal(.terminate)
        let state = try shim.finished()
        print(state)
        print(try shim.events().map { "\($0.typeText) \($0.message)" })
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func aTerminalIsGiven() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "tty; stty size; echo hi; seq 5000"]) { $0.isOnTerminal = true }
        let state = try shim.finished()
        print(state)
        let text = try shim.text()
        print(text.prefix(100), text.count)
        print(try shim.events().map { "\($0.typeText) \($0.message)" })
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func aGrandchildThatHoldsThePipeDoesNotHoldUpTheEnd() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/bin/sh", "-c", "(sleep 2; echo late) & echo early; exit 3"])
        let state = try shim.finished()
        print(state)
        _ = try shim.end()
        let text = try shim.text()
        #expect(text == "early\nlate\n")
        print(try shim.events().map { "\($0.typeText) \($0.message)" })
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func whatCannotBeRunSaysSo() throws {
        let fixture = try ShimFixture()
        let shim = try fixture.launch(["/nowhere"])
        let word = try shim.word()
        let state = try shim.finished()
        print(word, state)
        print(try shim.events().map { "\($0.typeText) \($0.message)" })
        let findings = try shim.findings()
        #expect(findings == [])
        let end = try shim.end()
        print(end as Any)
    }
}
