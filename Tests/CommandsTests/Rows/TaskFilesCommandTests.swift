import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

/// `roost task files` as the shell meets it.
@Suite struct TaskFilesCommandTests {
    private let home: TaskFixture

    init() throws { home = try TaskFixture(for: "TaskFilesCommandTests") }

    private func roost(_ arguments: String...) throws -> CommandResult {
        try CommandTester("roost").arguments(["task", "files"] + arguments).folder(home.fixture.scratch.path)
            .environment(["ROOST_HOME": home.fixture.scratch.path]).run()
    }

    @Test func theRealFilesAreListed() throws {
        let result = try roost("gh-450")
        #expect(result.exitCode == 0)
        let lines = result.stdout.split(separator: "\n")
        #expect(lines.count == 1 + 2 + 4 + 2)
        #expect(lines[1].hasPrefix("task.log"))
        #expect(lines[1].hasSuffix("/sessions/ses-2026-11-21-aaaaaa/journal.jsonl"))
    }

    @Test func programsGetThemWithTheirSizes() throws {
        let rows = try #require(try JSONReader.read(try roost("gh-450", "--json").stdout).arrayValue)
        let logs = rows.filter { $0["source"] == "backend" }
        #expect(logs.count == 4)
        #expect(logs.first?["schema"] == "roost.task_file/1")
        #expect(logs.first?["file"] == "backend.log")
        #expect(logs.first?["bytes"] == 15)
        #expect(logs.first?["path"]?.stringValue.map { FilePath.name(of: $0) } == "stdout.log")
    }

    @Test func theThreeFilesAreMadeAndNotMadeTwice() throws {
        let result = try roost("gh-450", "--write", "out/deep")
        #expect(result.exitCode == 0)
        let folder = home.fixture.scratch.path("out/deep")
        #expect(try SystemDisk().list(folder) == ["backend.log", "events.jsonl", "task.log"])
        #expect(try home.fixture.text(folder + "/backend.log").hasPrefix("first 1\nfirst 2\n"))
        #expect(result.stdout.contains("backend.log"))
        let again = try roost("gh-450", "--write", "out/deep")
        #expect(again.exitCode == 6)
        #expect(again.stderr.contains("--force"))
        #expect(try roost("gh-450", "--write", "out/deep", "--force").exitCode == 0)
    }

    @Test func damageIsToldAndEndsWithFive() throws {
        let disk = SystemDisk()
        try disk.writeAll(Array("garbage\n".utf8), to: disk.openFile(home.runs[0].workerLog, .append))
        let result = try roost("gh-450", "--write", "out")
        #expect(result.exitCode == 5)
        #expect(result.stderr.contains("roost verify"))
        #expect(try disk.list(home.fixture.scratch.path("out")).count == 3)
    }

    @Test func aTaskThatIsNotThereIsNotFound() throws {
        let result = try roost("gh-451")
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("no task \"gh-451\""))
        #expect(result.stderr.contains("gh-450"))
        #expect(try roost("../runs").exitCode == 2)
        #expect(try roost().exitCode == 2)
    }
}
