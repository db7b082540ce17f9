import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// What is longer than the screen, on a real terminal of 24 lines.
@Suite struct PagedOutputTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial(for: "PagedOutputTests") }

    private func roost(_ words: [String], _ environment: [String: String]) throws -> CommandResult {
        try trial.roost(words).environment(["TERM": "xterm"].merging(environment) { $1 }).onTerminal().run()
    }

    private static let marking = "sed s/^/P:/"

    @Test func whatIsLongerGoesThroughThePager() throws {
        let result = try roost(["help"], ["ROOST_PAGER": Self.marking])
        let lines = result.stdout.split(whereSeparator: \.isNewline)
        #expect(result.exitCode == 0 && lines.count > 20, "\(result.stdout)")
        #expect(lines.allSatisfy { $0.hasPrefix("P:") }, "\(result.stdout)")
        #expect(result.stdout.contains("\u{1B}["), "colours are kept")
        #expect(try roost(["--help"], ["PAGER": Self.marking]).stdout.hasPrefix("P:"))
    }

    @Test func whatFitsDoesNot() throws {
        #expect(try !roost(["help", "sizes"], ["ROOST_PAGER": Self.marking]).stdout.contains("P:"))
    }

    @Test(arguments: [["help", "--no-pager"], ["--no-pager", "help"], ["--help", "--no-pager"]])
    func nobodyIsMadeToUseOne(words: [String]) throws {
        let result = try roost(words, ["ROOST_PAGER": Self.marking])
        #expect(!result.stdout.contains("P:") && result.stdout.contains("roost status"))
    }

    @Test func aFileAndAPipeGetNone() throws {
        let result = try trial.roost("help").environment(["TERM": "xterm", "ROOST_PAGER": Self.marking]).run()
        #expect(!result.stdout.contains("P:"))
    }

    @Test(arguments: ["no-such-pager -x", "exit 126", "/dev/null"])
    func onePagerThatCannotStartLosesNothing(pager: String) throws {
        let plain = try roost(["help"], ["ROOST_PAGER": ""])
        let result = try roost(["help"], ["ROOST_PAGER": pager])
        #expect(result.exitCode == 0)
        #expect(result.stdout.hasSuffix(plain.stdout), "\(result.stdout)")
    }

    @Test func oneThatIsClosedEarlyIsQuietAndChangesNoExitCode() throws {
        let result = try roost(["help"], ["ROOST_PAGER": "head -n 1"])
        #expect(result.exitCode == 0 && result.stdout.split(whereSeparator: \.isNewline).count == 1)
        let failing = try roost(["help"], ["ROOST_PAGER": "cat; exit 9"])
        #expect(failing.exitCode == 0 && failing.stdout.contains("roost status"))
    }

    /// A finding is an exit code of its own.
    @Test func theCodeIsThatOfTheCommand() throws {
        let doctor = try trial.roost("doctor").run()
        let paged = try trial.roost("doctor").environment(["TERM": "xterm", "ROOST_PAGER": Self.marking])
            .onTerminal(rows: 4).run()
        #expect(paged.exitCode == doctor.exitCode && paged.stdout.contains("P:"), "\(paged.stdout)")
    }

    @Test func whatIsSaidBesidesComesBehindIt() throws {
        for _ in 0..<3 { #expect(try trial.roost("run", "-q", "--", "true").run().exitCode == 0) }
        let result = try trial.roost("task", "list", "-n", "2")
            .environment(["TERM": "xterm", "ROOST_PAGER": Self.marking]).onTerminal(rows: 2).run()
        let lines = result.stdout.split(whereSeparator: \.isNewline)
        #expect(lines.contains { $0.hasPrefix("P:") } || lines.contains { $0.contains("roost index") }, "\(lines)")
        #expect(lines.last?.hasPrefix("P:") == false, "\(lines)")
    }

    /// `less` itself, and the keys of a person.
    @Test func lessShowsAScreenAndEndsWithItsKey() throws {
        let server = try TmuxServer()
        let program = try Programs.path("roost")
        let home = trial.home.root
        let line = "env -u PAGER ROOST_HOME=\(home) \(program) help --color never; echo ended with $?"
        _ = try server.call(["new-session", "-d", "-s", "s", "-x", "80", "-y", "24", "sh"])
        _ = try server.call(["send-keys", "-t", "s", line, "Enter"])
        let isShown = try Eventually.wait(upTo: .seconds(30)) { try server.screen("s").contains("Everyday:") }
        let screen = try server.screen("s")
        #expect(isShown && !screen.contains("ended with 0"), "\(screen)")
        _ = try server.call(["send-keys", "-t", "s", "q"])
        let hasEnded = try Eventually.wait(upTo: .seconds(30)) { try server.screen("s").contains("ended with 0") }
        #expect(hasEnded)
    }

    @Test func everyCommandThatPagesIsInTheTable() {
        for path in Command.pagedPaths { #expect(CommandTable.roost.command(at: path) != nil, "\(path)") }
    }

    @Test func whatFollowsGoesToNone() throws {
        let words = ["status", "-w"]
        guard case .run(let command, let values) = try CommandLineParser(.roost).parse(words) else { return }
        #expect(!command.isPaged(values))
        guard case .run(let once, let none) = try CommandLineParser(.roost).parse(["status"]) else { return }
        #expect(once.isPaged(none))
        guard case .run(let logs, let following) = try CommandLineParser(.roost).parse(["logs", "-f"]) else { return }
        #expect(!logs.isPaged(following))
    }
}
