import Domain
import Platform
import TerminalUI
import TestSupport
import Testing

@testable import Commands

@Suite struct TopCommandTests {
    @Test func oneFrameForAScript() throws {
        let trial = try DaemonCommandTrial(for: "TopCommandTests")
        let empty = try trial.roost("top", "--once", "--size", "80x24")
        #expect(empty.exitCode == 0, "\(empty.stderr)")
        let lines = empty.stdout.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 25 && lines[0].contains("○ no daemon") && empty.stdout.contains("nobody is at work"))
        #expect(!empty.stdout.contains("\u{1B}"))
        _ = try trial.start("--workers", "2")
        let fleet = try trial.roost("top", "--once", "--ascii")
        #expect(fleet.stdout.contains("* running PID") && fleet.stdout.utf8.allSatisfy { $0 < 0x80 })
        for screen in ["tasks", "why", "health"] {
            let result = try trial.roost("top", screen, "--once", "--utc")
            #expect(
                result.exitCode == 0 && result.stdout.contains("]\(screen.prefix(1).uppercased())\(screen.dropFirst())")
            )
        }
    }

    @Test func withoutATerminalItSaysWhatToDo() throws {
        let trial = try RunTrial(for: "TopCommandTests")
        let result = try trial.roost("top").run()
        #expect(result.exitCode == ExitCode.refusedByState.rawValue, "\(result.stderr)")
        #expect(result.stderr.contains("this is no terminal") && result.stderr.contains("roost top --once"))
        let unknown = try trial.roost("top").environment(["TERM": "no-such-kind"]).onTerminal().run()
        #expect(unknown.stdout.contains("no-such-kind") && unknown.stdout.contains("TERM=xterm-256color"))
    }

    @Test(arguments: ["80", "80x", "x24", "59x24", "80x14", "1001x24", "80x24x1", "axb"])
    func aSizeThatIsNoneIsNamed(_ text: String) throws {
        let trial = try RunTrial(for: "TopCommandTests")
        let result = try trial.roost("top", "--once", "--size", text).run()
        #expect(result.exitCode == ExitCode.usage.rawValue)
        #expect(result.stderr.contains("columns and rows from 60x15 to 1000x500"), "\(result.stderr)")
    }

    @Test func everyScreenHasAWord() {
        #expect(TopTabName.allCases.map { $0.tab.title.lowercased() } == TopTabName.allCases.map(\.rawValue))
    }
}
