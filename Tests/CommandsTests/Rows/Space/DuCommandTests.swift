import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

/// `roost du` as the shell meets it.
@Suite struct DuCommandTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture() }

    private func roost(_ arguments: String...) throws -> CommandResult {
        try CommandTester("roost").arguments(["du"] + arguments).folder(fixture.scratch.path)
            .environment(["ROOST_HOME": fixture.scratch.path]).run()
    }

    /// A run that finished at 2026-11-21 01:02:03, or that has not.
    private func run(hasFinished: Bool, outputBytes: Int) throws {
        let paths = try fixture.prepare().paths
        try SystemDisk().replaceFile(paths.log(of: .stdout), with: [UInt8](repeating: 0x61, count: outputBytes))
        var state = try RunState.read(paths.state, on: SystemDisk())
        state.status = hasFinished ? .known(.completed) : .known(.running)
        state.finishedAt = hasFinished ? fixture.clock.now().wall : nil
        try SystemDisk().replaceFile(paths.state, with: state.bytes)
    }

    @Test func whatTakesTheMostComesFirstAndTheTotalLast() throws {
        try run(hasFinished: true, outputBytes: 3 << 20)
        try SystemDisk().replaceFile(fixture.scratch.path("index.db"), with: [UInt8](repeating: 0, count: 1 << 20))
        let result = try roost()
        #expect(result.exitCode == 0, "\(result.stderr)")
        let lines = result.stdout.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.first == "WHAT SIZE FILES ARCHIVABLE SHARE")
        #expect(lines[1].hasPrefix("standard output of runs 3.0 MiB 1 "), "\(result.stdout)")
        #expect(lines[2].hasPrefix("index 1.0 MiB 1 - "), "\(result.stdout)")
        #expect(lines.last?.hasPrefix("Total 4.0 MiB ") == true, "\(result.stdout)")
        #expect(!result.stdout.contains("quarantine"))
    }

    @Test func whatIsOldEnoughIsArchivable() throws {
        try run(hasFinished: true, outputBytes: 2 << 20)
        try run(hasFinished: false, outputBytes: 1 << 20)
        // The clock of the program is behind or ahead of the one of the run, by years if need be.
        let result = try roost("--older-than", "0s", "-o", "json")
        let rows = try #require(try JSONReader.read(result.stdout).arrayValue)
        let output = try #require(rows.first { $0["what"] == "output" })
        #expect(rows.count == 12 && output["schema"] == "roost.space/1")
        #expect(output["bytes"] == 3_145_728 && output["files"] == 2)
        let isLater = SystemClock().now().wall > fixture.clock.now().wall
        #expect(output["archivableBytes"] == (isLater ? 2_097_152 : 0))
        if isLater {
            #expect(try roost("--older-than", "0s").stderr.hasPrefix("1 of 2 runs could be archived, 2.0 MiB"))
        }
        #expect(try roost("--older-than", "36500d").stderr == "")
    }

    @Test func programsGetEveryKindInTheSameOrder() throws {
        let csv = try roost("-o", "csv").stdout.split(separator: "\n").map { $0.prefix { $0 != "," } }
        #expect(
            csv == [
                "what", "output", "errorOutput", "checkpoints", "otherOfRuns", "sessions", "imports", "archive",
                "quarantine", "worktrees", "index", "conversations", "other",
            ]
        )
        #expect(try roost("-o", "jsonl").stdout.split(separator: "\n").count == 12)
    }

    @Test func anEmptyHomeSaysWhatToDo() throws {
        let result = try roost()
        #expect(result.exitCode == 0 && result.stdout == "" && result.stderr.hasPrefix("nothing is recorded yet\n"))
    }
}
