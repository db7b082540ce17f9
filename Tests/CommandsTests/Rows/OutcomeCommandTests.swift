import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// `roost outcome` as an agent meets it.
@Suite struct OutcomeCommandTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "OutcomeCommandTests")
        paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
    }

    private func tester(_ environment: [String: String]? = nil) throws -> CommandTester {
        try CommandTester("roost").arguments("outcome").environment(["ROOST_HOME": fixture.scratch.path])
            .environment(environment ?? ["ROOST_RUN_DIR": paths.directory])
    }

    private func said() throws -> SaidOutcome { try SaidOutcome(parsing: try fixture.bytes(paths.outcome)) }

    private func refused(_ result: CommandResult, _ code: Int32, saying text: String) throws {
        #expect(result.exitCode == code)
        #expect(result.stderr.contains(text))
        #expect(result.stdout.isEmpty)
        let isWritten = try fixture.disk.exists(paths.outcome)
        #expect(!isWritten)
    }

    @Test(arguments: [("completed", true, Outcome.completed), ("failed", false, .failed), ("blocked", false, .blocked)])
    func oneWordIsEnough(word: String, ok: Bool, outcome: Outcome) throws {
        let result = try tester().arguments(word).run()
        #expect(result.exitCode == 0)
        #expect(result.stdout == "noted: \(word), for \(FilePath.name(of: paths.directory))\n")
        #expect(try said() == SaidOutcome(ok: ok, outcome: outcome, summary: "Said to be \(word)."))
        #expect(try fixture.disk.status(of: paths.outcome)?.mode == 0o600)
    }

    @Test func allThatCanBeSaidIsSaid() throws {
        try fixture.overwrite(fixture.scratch.path("report.md"), with: [1])
        let result = try tester().folder(fixture.scratch.path)
            .arguments("blocked", "--summary", "Which of the two?", "--needs-human")
            .arguments("--artifact", "report=report.md", "--artifact=tree=\(fixture.scratch.path)")
            .arguments("--next", "review=It is large = slow", "--next", "tests=None yet").run()
        #expect(result.exitCode == 0)
        var expected = SaidOutcome(ok: false, outcome: .blocked, summary: "Which of the two?")
        expected.needsHuman = true
        let report = FilePath.resolved(fixture.scratch.path("report.md"))
        expected.artifacts = [
            Artifact(name: "report", kind: .artifact, path: report, description: ""),
            Artifact(name: "tree", kind: .directory, path: FilePath.folder(of: report), description: ""),
        ]
        expected.followups = [
            Followup(stepName: "review", stepKind: .review, reason: "It is large = slow"),
            Followup(stepName: "tests", stepKind: .shell, reason: "None yet"),
        ]
        #expect(try said() == expected)
    }

    @Test func theSummaryMayComeFromStandardInput() throws {
        _ = try tester().arguments("completed", "--summary", "-").input("Line one.\nLine \"two\".\n\n").run()
        #expect(try said().summary == "Line one.\nLine \"two\".")
        _ = try tester().arguments("completed", "--summary", "-").input("").run()
        #expect(try said().summary == "")
    }

    @Test func whatIsSaidLastCounts() throws {
        _ = try tester().arguments("failed").run()
        _ = try tester().arguments("completed").run()
        #expect(try said().outcome == .completed)
        #expect(try fixture.disk.list(paths.artifacts) == ["outcome.json"])
    }

    @Test func whatTheRecorderReadsIsWhatWasSaid() throws {
        _ = try tester().arguments("blocked", "--summary", "Stuck.").run()
        var run = try fixture.open(paths)
        try run.end(try said(), reason: .said)
        #expect(try RunState.read(paths.state, on: fixture.disk).summary == "Stuck.")
    }

    @Test func outsideARunItIsRefused() throws {
        try refused(try tester([:]).arguments("completed").run(), 6, saying: "ROOST_RUN_DIR is not set")
        let relative = try tester(["ROOST_RUN_DIR": "here"]).arguments("completed").run()
        try refused(relative, 6, saying: "no absolute path")
        let other = try tester(["ROOST_RUN_DIR": fixture.scratch.path]).arguments("completed").run()
        try refused(other, 1, saying: "meta.json")
    }

    @Test func aRunCanBeNamedInstead() throws {
        let result = try tester([:]).arguments("failed", "--run", FilePath.name(of: paths.directory)).run()
        #expect(result.exitCode == 0)
        #expect(try said().outcome == .failed)
        #expect(try tester([:]).arguments("failed", "--run", "run-nope").run().exitCode == 4)
    }

    @Test func onceTheAgentHasEndedItIsRefused() throws {
        let exit = ExitRecord(status: .exited(code: 0), createdAt: fixture.clock.now().wall)
        try fixture.disk.createFile(paths.exit, with: exit.bytes)
        try refused(try tester().arguments("completed").run(), 6, saying: "has ended")
    }

    @Test func aRunThatIsOverIsLeftAlone() throws {
        var run = try fixture.open(paths)
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        try refused(try tester().arguments("failed").run(), 6, saying: "is over: completed")
    }

    @Test func whatIsTooLongIsRefusedAndNothingIsCut() throws {
        let long = String(repeating: "x", count: SaidOutcome.bytesMax - 20)
        let result = try tester().arguments("completed", "--summary", "-").input(long).run()
        try refused(result, 1, saying: "--artifact")
    }

    @Test(arguments: [
        ["great"], [], ["completed", "failed"], ["completed", "--artifact", "a"], ["completed", "--artifact", "=p"],
        ["completed", "--artifact", "a\u{1B}b=p"], ["completed", "--next", "review"],
        ["completed", "--next", "../x=y"], ["completed", "--run", ""],
    ])
    func aWrongCommandLineIsRefused(_ arguments: [String]) throws {
        try refused(try tester().arguments(arguments).run(), 2, saying: "outcome: ")
    }

    @Test func anArtifactThatIsNotThereIsRefused() throws {
        let result = try tester().arguments("completed", "--artifact", "a=nowhere.md").run()
        try refused(result, 4, saying: "no file or folder \"nowhere.md\"")
    }

    @Test func aFolderThatTheAgentRemovedIsMadeAgain() throws {
        try fixture.disk.removeFolder(paths.artifacts)
        #expect(try tester().arguments("completed").run().exitCode == 0)
        #expect(try said().outcome == .completed)
    }
}
