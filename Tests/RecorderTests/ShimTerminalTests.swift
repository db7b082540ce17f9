import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// An agent on a terminal of its own.
@Suite struct ShimTerminalTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture() }

    private func launch(_ script: String, _ change: (inout LaunchPlan) -> Void = { _ in }) throws -> RunningShim {
        try fixture.launch(["/bin/bash", "-c", script]) {
            $0.isOnTerminal = true
            change(&$0)
        }
    }

    @Test func itHasATerminalOfTheGivenSize() throws {
        let shim = try launch("tty; stty size; test -t 0 -a -t 1 -a -t 2 && echo yes; echo err >&2") {
            $0.terminalRows = 33
            $0.terminalColumns = 99
        }
        let state = try shim.finished()
        #expect(state.status == .known(.completed))
        let lines = try shim.text().split(separator: "\r\n").map { String($0) }
        #expect(lines.first?.hasPrefix("/dev/pts/") == true)
        #expect(Array(lines.dropFirst()) == ["33 99", "yes", "err"])
        let errors = try shim.text(.stderr)
        #expect(errors == "")
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func everyByteIsRecorded() throws {
        let source = try RecordedSource(at: "\(fixture.home.root)/source", bytesCount: 2 << 20)
        let shim = try launch("stty raw; cat \(source.path); exit 9")
        let state = try shim.finished()
        #expect(state.exitCode == 9)
        _ = try shim.end()
        let account = try source.account(of: shim)
        #expect(account.isComplete && account.wrong == 0, "\(account)")
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func recordersThatAreKilledLoseNothing() throws {
        let source = try RecordedSource(at: "\(fixture.home.root)/source", bytesCount: 4 << 20)
        let shim = try launch("stty raw; for i in {1..64}; do head -c 65536; sleep 0.01; done < \(source.path); exit 9")
        _ = try shim.word()
        var kills = 0
        while try !shim.state().isOver, kills < 8 {
            guard let recorder = try shim.recorder() else { break }
            kill(recorder, SIGKILL)
            kills += 1
            _ = Eventually.wait(upTo: .seconds(5)) { shim.recorderPID != recorder }
        }
        let state = try shim.finished()
        #expect(state.exitCode == 9)
        _ = try shim.end()
        let account = try source.account(of: shim)
        #expect(account.isComplete && account.wrong == 0, "\(account)")
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func aGrandchildOnTheTerminalDoesNotHoldUpTheEnd() throws {
        let go = "\(fixture.home.root)/go"
        let shim = try launch(
            "trap '' HUP; (while [ ! -e \(go) ]; do sleep 0.05; done; echo late) & echo early; exit 3"
        )
        let state = try shim.finished()
        #expect(state.exitCode == 3)
        try fixture.disk.createFile(go, with: [])
        _ = try shim.end()
        let text = try shim.text()
        #expect(text.hasPrefix("early\r\n"))
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func aStopEndsIt() throws {
        let shim = try launch("trap '' TERM HUP; echo up; sleep 1031") { $0.stopGraceSeconds = 1 }
        let isUp = try shim.waitFor("up")
        #expect(isUp)
        try shim.signal(.terminate)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted))
        _ = try shim.end()
        let survivors = try shim.survivors()
        #expect(survivors == [])
    }
}
