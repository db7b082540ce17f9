import Domain
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite(.serialized) struct DemoPlayTests {
    private let trial: DemoTrial

    init() throws { trial = try DemoTrial() }

    @Test func onATerminalATableStaysInItsPlaceAPersonAnswersAndNothingOfItIsLeft() throws {
        let result = try trial.onTerminal(pressing: "n", behind: "y or n?")
        #expect(result.exitCode == 0, "\(result.stdout)")
        #expect(result.stdout.contains("\u{1B}[?25l") && result.stdout.contains("\u{1B}[32m"))
        let shown = DemoSketch(result.stdout)
        #expect(shown.seen.contains { $0.contains("STATE") && $0.contains("● working") })
        #expect(!shown.text.contains("STATE") && shown.isCursorShown, "\(shown.text)")
        #expect(shown.text.contains("00:00  demo-1  ●  begins") && shown.text.contains("6 tasks: 6 completed"))
        #expect(shown.text.contains("demo-3  ●  answered by you: no, not now"))
        #expect(shown.text.contains("until you remove it: roost demo --clean"))
        // What was refused was not done.
        let home = try #require(try trial.homes().first)
        let git = try CommandTester(tool: "git").arguments("-C", "\(home)/demo/shop", "branch", "--list").run()
        #expect(!git.stdout.contains("roost/demo-3"), "\(git.stdout)")
        // What is kept stays when the next one begins, and goes only when that is asked for.
        let mark = try #require(DemoMark.read(in: home, on: trial.disk))
        #expect(mark.isKept)
        let left = DemoLeftovers(folder: trial.folder, disk: trial.disk, processes: SystemProcesses())
        #expect(try left.remove(.unkept).count == 0)
        #expect(try left.remove(.all).count == 1)
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
