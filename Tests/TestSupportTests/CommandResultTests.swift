import Platform
import TestSupport
import Testing

@Suite struct CommandResultTests {
    private func result(_ status: Platform.ExitStatus) -> CommandResult {
        CommandResult(status: status, stdoutBytes: Array("out".utf8), stderrBytes: [0xFF])
    }

    @Test func theExitCodeIsThatOfAShell() {
        #expect(result(.exited(code: 5)).exitCode == 5)
        #expect(result(.signaled(.kill, coreDumped: false)).exitCode == 137)
    }

    @Test func bytesThatAreNoTextAreStillThere() {
        #expect(result(.exited(code: 0)).stdout == "out")
        #expect(result(.exited(code: 0)).stderr == "\u{FFFD}")
        #expect(result(.exited(code: 0)).stderrBytes == [0xFF])
    }
}
