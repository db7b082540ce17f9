import Domain
import Glibc
import Platform
import Testing

@testable import TerminalUI

@Suite struct LentTerminalTests {
    @Test func aCommandHasTheTerminalAndComesBack() async {
        await #expect(processExitsWith: .success) {
            let terminal = try Terminal(rows: 24, columns: 80)
            let (ours, programs) = (terminal.ours.number, terminal.programs.number)
            for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] { try #require(dup2(programs, number) >= 0) }
            let environment = Environment(["PATH": "/usr/bin:/bin", "ROOST_TOP_PAGER": "sed s/^/paged:/"])
            let lent = LentTerminal(program: "/bin/echo", environment: environment)
            lent.run(["one"], .whole)
            lent.run(["two"], .paged)
            #expect(write(ours, "\n", 1) == 1)
            lent.run(["three"], .untilKey)
            LentTerminal(program: "/no/such/program", environment: environment).run([], .whole)
            let text = terminal.shownToItsEnd()
            #expect(text.contains("one") && text.contains("paged:--color always --no-pager two"))
            #expect(text.contains("three") && text.contains("↵ comes back") && text.contains("/no/such/program"))
        }
    }
}
