import Domain
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// `roost verify` as the shell meets it, on directories that were written, torn and edited.
@Suite struct VerifyCommandTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "VerifyCommandTests") }

    private func roost(_ arguments: String...) throws -> CommandResult {
        try CommandTester("roost").arguments(["verify"] + arguments)
            .environment(["ROOST_HOME": fixture.scratch.path]).run()
    }

    /// A run that is over.
    private func finishedRun() throws -> RunPaths {
        let paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        try run.write("one\ntwo\n", to: .stdout)
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        return paths
    }

    private func append(_ text: String, to path: String) throws {
        let disk = SystemDisk()
        try disk.writeAll(Array(text.utf8), to: try disk.openFile(path, .append))
    }

    @Test func aWholeRunIsSaidToBeWhole() throws {
        let paths = try finishedRun()
        let result = try roost(paths.directory)
        #expect(result.exitCode == 0)
        #expect(
            result.stdout.hasPrefix("✓ whole    run \(FilePath.name(of: paths.directory))   4 events, 1 chunks, 8 B")
        )
        #expect(result.stdout.contains("digests: written now"))
        #expect(result.stderr.isEmpty)
    }

    @Test func aRunIsFoundByTheBeginningOfItsId() throws {
        let name = FilePath.name(of: try finishedRun().directory)
        for given in [name, String(name.prefix(12))] {
            let result = try roost(given)
            #expect(result.exitCode == 0)
            #expect(result.stdout.contains(name))
        }
    }

    @Test func withoutANameAllOfTheHomeIsRead() throws {
        _ = try finishedRun()
        fixture.clock.advance(by: .seconds(1))
        _ = try finishedRun()
        let result = try roost()
        #expect(result.exitCode == 0)
        #expect(result.stdout.hasSuffix("2 directories: 2 whole\n"))
    }

    @Test func aTornRecordIsNormal() throws {
        let paths = try fixture.prepare().paths
        try append("{\"seq\":2,\"even", to: paths.workerLog)
        let result = try roost(paths.directory)
        #expect(result.exitCode == 0)
        #expect(result.stdout.contains("◐ torn"))
        #expect(result.stdout.contains("worker.log: the last record was not ended"))
    }

    @Test func anEditedByteIsNamedAndEndsWithFive() throws {
        let paths = try finishedRun()
        #expect(try roost(paths.directory).exitCode == 0)
        try fixture.overwrite(paths.log(of: .stdout), with: Array("one\ntow\n".utf8))
        let result = try roost(paths.directory)
        #expect(result.exitCode == 5)
        #expect(result.stdout.contains("✗ edited"))
        #expect(result.stdout.contains("stdout.log: these bytes are not those that were recorded"))
    }

    @Test func aMissingFileEndsWithFive() throws {
        let paths = try finishedRun()
        try SystemDisk().remove(paths.workerLog)
        let result = try roost(paths.directory)
        #expect(result.exitCode == 5)
        #expect(result.stdout.contains("missing  worker.log"))
    }

    @Test func programsGetOneObjectADirectory() throws {
        let paths = try finishedRun()
        try append("garbage\n", to: paths.workerLog)
        let result = try roost(paths.directory, "--json")
        #expect(result.exitCode == 5)
        let row = try #require(try JSONReader.read(result.stdout).arrayValue?.first)
        #expect(row["schema"] == "roost.verification/1")
        #expect(row["result"] == "damaged")
        #expect(row["kind"] == "run")
        let finding = try #require(row["findings"]?.arrayValue?.first)
        #expect(finding["file"] == "worker.log")
        #expect(finding["severity"] == "damaged")
        #expect(finding["length"] == 8)
    }

    @Test func quietShowsOnlyWhatIsNotWhole() throws {
        _ = try finishedRun()
        fixture.clock.advance(by: .seconds(1))
        let torn = try fixture.prepare().paths
        try append("{\"seq\":2,\"even", to: torn.workerLog)
        let result = try roost("-q")
        #expect(!result.stdout.contains("✓"))
        #expect(result.stdout.contains(FilePath.name(of: torn.directory)))
        #expect(result.stdout.hasSuffix("2 directories: 1 whole, 1 torn\n"))
    }

    @Test func whatIsNotThereIsNotFound() throws {
        let result = try roost("run-nope")
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("no run or directory \"run-nope\""))
        #expect(result.stdout.isEmpty)
    }

    @Test func aMistypedRunIsMetWithTheOneThatIsMeant() throws {
        let name = FilePath.name(of: try finishedRun().directory)
        let result = try roost(String(name.dropLast()) + (name.hasSuffix("x") ? "y" : "x"))
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("similar: \(name)"))
    }

    @Test func aFolderWithoutRunsIsAnError() throws {
        let folder = fixture.scratch.path("empty")
        try SystemDisk().makeFolders(folder)
        let result = try roost(folder)
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("is not a run or session directory"))
    }

    @Test func anEmptyHomeHasNothingToVerify() throws {
        let result = try roost()
        #expect(result.exitCode == 0)
        #expect(result.stdout == "Nothing to verify: there is no run and no session yet.\n")
    }

    @Test func aHomeThatIsALinkIsFollowed() throws {
        let paths = try finishedRun()
        let link = fixture.scratch.path("link")
        try SystemDisk().link(link, to: fixture.scratch.path("runs"))
        let result = try roost(link)
        #expect(result.exitCode == 0)
        #expect(result.stdout.contains(FilePath.name(of: paths.directory)))
    }

    @Test func namesFromTheDiskCannotSpeakToTheTerminal() throws {
        let folder = fixture.scratch.path("runs/task/\u{1B}]0;owned\u{7}")
        try SystemDisk().makeFolders(folder)
        try SystemDisk().createFile("\(folder)/meta.json", with: Array("{".utf8))
        let result = try roost()
        #expect(result.exitCode == 5)
        #expect(!result.stdout.contains("\u{1B}"))
    }
}
