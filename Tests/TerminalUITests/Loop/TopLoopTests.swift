import Domain
import Glibc
import Platform
import Testing

@testable import TerminalUI

/// The loop on a terminal of its own, in a process of its own: curses has one of each.
@Suite struct TopLoopTests {
    @Test func itDrawsTakesKeysAndGivesTheTerminalBack() async {
        await #expect(processExitsWith: .success) {
            let terminal = try Terminal(rows: 24, columns: 80)
            let (ours, programs) = (terminal.ours.number, terminal.programs.number)
            try #require(dup2(programs, STDIN_FILENO) >= 0 && dup2(programs, STDOUT_FILENO) >= 0)
            setenv("TERM", "xterm-256color", 1)
            _ = CursesTerminal.isUnicode()
            var before = termios()
            tcgetattr(STDIN_FILENO, &before)
            let screen = try CursesTerminal(
                hasMouse: true,
                colorsMost: .many,
                environment: Environment(["TERM": "xterm-256color"])
            )
            #expect(CursesTerminal.size() == ScreenSize(rows: 24, columns: 80))
            let context = TopContext(now: FlockScene.now, calendar: nil)
            let top = Top(context, size: ScreenSize(rows: 24, columns: 80), tabs: TopScreens.all())
            let loop = try TopLoop(top, on: screen, SingleFrameTests.sources(), TopOptions())
            #expect(write(ours, "2q", 2) == 2)
            try loop.run()
            screen.close()
            var after = termios()
            tcgetattr(STDIN_FILENO, &after)
            #expect(
                before.c_lflag == after.c_lflag && before.c_iflag == after.c_iflag && before.c_oflag == after.c_oflag
            )
            let text = terminal.shownToItsEnd()
            #expect(text.contains("roost") && text.contains("\u{1B}[?1049h"))
            #expect(text.contains("\u{1B}[?2004l") && text.contains("\u{1B}[?1049l"))
        }
    }
}
