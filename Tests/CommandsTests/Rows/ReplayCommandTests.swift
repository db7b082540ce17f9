import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// `roost replay` as the shell meets it.
@Suite struct ReplayCommandTests {
    private let fixture: RunFixture
    private let paths: RunPaths
    private let noise = "\u{1B}[2J\u{FF}\r\n"

    init() throws {
        fixture = try RunFixture(for: "ReplayCommandTests")
        paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        try run.write("one\n", to: .stdout)
        fixture.clock.advance(by: .seconds(3600))
        try run.write(noise, to: .stderr)
        try run.write("two\n", to: .stdout)
    }

    private var name: String { FilePath.name(of: paths.directory) }

    private func roost(_ arguments: String...) throws -> CommandTester {
        try CommandTester("roost").arguments(["replay"] + arguments)
            .environment(["ROOST_HOME": fixture.scratch.path, "TZ": "UTC"])
    }

    @Test func eachStreamGoesToItsOwnToTheByte() throws {
        let result = try roost(name, "--speed", "max").run()
        #expect(result.exitCode == 0)
        #expect(result.stdout == "one\ntwo\n")
        #expect(result.stderr == noise)
    }

    @Test func aBeginningOfTheIdAndOneStreamAreEnough() throws {
        let result = try roost(String(name.prefix(12)), "--max-gap", "0s", "--stream", "err").run()
        #expect(result.stdout == "")
        #expect(result.stderr == noise)
    }

    /// The reader of its output has stopped reading.
    @Test func ctrlCEndsItAlsoWhereNobodyReads() throws {
        var run = try fixture.open(paths)
        try run.write(String(repeating: "many lines\n", count: 100_000), to: .stdout)
        let arguments = ["replay", name, "--speed", "max", "--home", fixture.scratch.path]
        let program = try RunningProgram(Programs.path("roost"), arguments)
        #expect(try program.readLine() == "one")
        #expect(try program.waitUntilStuck())
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 130))
    }

    @Test func aTerminalIsLeftAlone() throws {
        let shown = try roost(name, "--speed", "max").onTerminal().run()
        #expect(shown.exitCode == 0)
        #expect(!shown.stdout.contains("\u{1B}[2J"))
        #expect(shown.stdout.contains("one"))
        let raw = try roost(name, "--speed", "max", "--raw").onTerminal().run()
        #expect(raw.stdout.contains("\u{1B}[2J"))
    }

    @Test(arguments: ["30m", "2026-11-21T01:30:00Z", "2026-11-21 01:30", "@1795224600"])
    func itBeginsWhereItIsTold(_ from: String) throws {
        let result = try roost(name, "--speed", "max", "--from", from).run()
        #expect(result.exitCode == 0)
        #expect(result.stdout == "two\n")
    }

    @Test func ctrlCStopsCleanlyInAPause() throws {
        let home = fixture.scratch.path
        let program = try RunningProgram(
            try Programs.path("roost"),
            ["replay", name, "--max-gap", "2h", "--home", home]
        )
        #expect(try program.readLine() == "one")
        try program.signal(.interrupt)
        #expect(try program.end() == .exited(code: 130))
        #expect(try program.readAll().isEmpty)
    }

    @Test func aReaderThatWentAwayIsNoError() throws {
        let result = try roost(name, "--speed", "max", "--stream", "out").withoutReader().run()
        #expect(result.exitCode == 0)
        #expect(result.stderr == "")
    }

    @Test func whatIsNotThereIsNotFound() throws {
        let result = try roost("run-nope").run()
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("no run \"run-nope\""))
    }

    @Test(arguments: [
        ["--speed", "0"], ["--speed", "fast"], ["--from", "soon"], ["--stream", "all"], ["--max-gap", "x"],
    ])
    func aWrongCommandLineIsRefused(_ arguments: [String]) throws {
        let result = try roost(name).arguments(arguments).run()
        #expect(result.exitCode == 2)
        #expect(result.stdout == "")
    }
}
