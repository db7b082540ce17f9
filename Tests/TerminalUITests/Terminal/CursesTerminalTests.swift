import Glibc
import Platform
import Testing

@testable import TerminalUI

/// What a terminal shows, and what its keys do, `TopLoopTests` and the tests of `roost top` see on real ones.
@Suite struct CursesTerminalTests {
    @Test func whatIsNoTerminalIsRefused() async {
        await #expect(processExitsWith: .success) {
            close(STDIN_FILENO)
            let error = #expect(throws: TerminalError.self) {
                _ = try CursesTerminal(hasMouse: true, colorsMost: .many, environment: Environment([:]))
            }
            #expect(error == .noTerminal)
            #expect(error?.hint.contains("--once") == true)
        }
    }

    @Test func aKindThatNobodyKnowsIsNamed() async {
        await #expect(processExitsWith: .success) {
            let terminal = try Terminal(rows: 24, columns: 80)
            let programs = terminal.programs.number
            try #require(dup2(programs, STDIN_FILENO) >= 0 && dup2(programs, STDOUT_FILENO) >= 0)
            setenv("TERM", "no-such-kind", 1)
            let error = #expect(throws: TerminalError.self) {
                let environment = Environment(["TERM": "no-such-kind"])
                _ = try CursesTerminal(hasMouse: true, colorsMost: .many, environment: environment)
            }
            #expect(error == .unknownKind("no-such-kind"))
        }
    }
}
