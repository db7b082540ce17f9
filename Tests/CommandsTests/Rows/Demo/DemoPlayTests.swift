import Domain
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite(.serialized) struct DemoPlayTests {
    /// The screen as it was before.
    private static let giveBack = "\u{1B}[?1049l"

    private let trial: DemoTrial

    init() throws { trial = try DemoTrial() }

    @Test func onATerminalTheDashboardTellsItAPersonAnswersThereAndTheStoryStaysBehindIt() throws {
        let result = try trial.onTerminal(pressing: "n", behind: "y allow ·")
        #expect(result.exitCode == 0, "\(result.stdout)")
        let shown = result.stdout.split(separator: Self.giveBack)
        let (seen, left) = (try #require(shown.first), try #require(shown.last))
        #expect(
            shown.count == 2 && seen.contains("\u{1B}[?1049h") && seen.contains("demo-6") && seen.contains("WORKER")
        )
        #expect(seen.contains("no daemon"), "it was killed in the middle")
        #expect(left.contains("00:0") && left.contains("begins") && left.contains("6 tasks: 6 completed"))
        #expect(left.contains("answered by you") && left.contains("that was all"), "\(left)")
        #expect(left.contains("until you remove it: roost demo --clean") && left.contains("\u{1B}[32m✓"))
        let home = try #require(try trial.homes().first)
        // What was refused was not done.
        let git = try CommandTester(tool: "git").arguments("-C", "\(home)/demo/shop", "branch", "--list").run()
        #expect(!git.stdout.contains("roost/demo-3"), "\(git.stdout)")
        // What is kept stays when the next one begins, and goes only when that is asked for.
        let mark = try #require(DemoMark.read(in: home, on: trial.disk))
        #expect(mark.isKept)
        let others = DemoLeftovers(folder: trial.folder, disk: trial.disk, processes: SystemProcesses())
        #expect(try others.remove(.unkept).count == 0)
        #expect(try others.remove(.all).count == 1)
    }

    @Test func ctrlCInTheDashboardStopsTheDemoAndGivesTheTerminalBack() throws {
        let result = try trial.onTerminal(pressing: "\u{3}", behind: "begins: Count")
        #expect(result.exitCode == 130, "\(result.stdout)")
        let shown = result.stdout.split(separator: Self.giveBack)
        #expect(shown.count == 2 && shown.last?.contains("stopped, with the daemon and its agents") == true)
        for home in try trial.homes() { #expect(try trial.left(of: home) == []) }
    }

    @Test func whoLeavesTheDashboardReadsTheRestInLines() throws {
        let result = try trial.onTerminal(pressing: "q", behind: "begins: Count")
        #expect(result.exitCode == 0, "\(result.stdout)")
        let left = try #require(result.stdout.split(separator: Self.giveBack).last)
        #expect(left.contains("answered by the demo") && left.contains("6 tasks: 6 completed"), "\(left)")
    }

    @Test func ctrlCStopsTheDaemonAndItsAgentsAndSaysWhereTheHomeIs() throws {
        let words = ["TMPDIR=\(trial.folder)", "NO_COLOR=1", try Programs.path("roost"), "demo", "--fast"]
        let errors = trial.scratch.path("errors")
        let demo = try RunningProgram("/usr/bin/env", words, errorsTo: errors)
        var told = ""
        while !told.contains("demo-1  ●  begins") {
            guard let line = try demo.readLine(upTo: .seconds(60)) else { break }
            told += line + "\n"
        }
        let home = try #require(try trial.homes().first)
        #expect(try !trial.left(of: home).isEmpty, "\(told)")
        try demo.signal(.interrupt)
        _ = try demo.readAll(upTo: .seconds(60))
        #expect(try demo.end(within: .seconds(60)) == .exited(code: 130))
        #expect(try trial.left(of: home) == [])
        let said = String(decoding: try trial.disk.readAll(errors, bytesMax: 1 << 16), as: UTF8.self)
        #expect(said == "roost: stopped, with the daemon and its agents; its home is \(home)\n")
    }

    @Test func aReaderThatGoesAwayEndsItAndAllThatItStarted() throws {
        let result = try trial.demo("--fast").withoutReader().run()
        #expect(result.exitCode == 0 && result.stderr == "")
        for home in try trial.homes() { #expect(try trial.left(of: home) == []) }
    }
}
