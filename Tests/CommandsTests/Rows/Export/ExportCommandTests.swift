import JSON
import TestSupport
import Testing

@Suite struct ExportCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "ExportCommandTests") }

    private func export(_ arguments: String...) throws -> CommandResult {
        try home.tester(["export"] + arguments).run()
    }

    @Test(arguments: ["json", "jsonl", "csv", "md", "html", "otlp", "perfetto"])
    func everyFormatIsDataAloneAndNothingIsSaid(format: String) throws {
        let result = try export("--task", "gh-450", "--format", format)
        #expect(result.exitCode == 0 && result.stderr == "")
        #expect(result.stdout.contains("gh-450") && result.stdoutBytes.last == 0x0a)
    }

    @Test func aTaskMayBeNamedByItsBeginningAndUnderTheTasks() throws {
        let result = try home.roost("task", "export", "manual")
        #expect(try JSONReader.read(result.stdout)["selection"]?["task"] == "manual-001")
    }

    @Test func whatIsNotThereIsSaidWithWhatIsLike() throws {
        let result = try export("--task", "gh-45o")
        #expect(result.exitCode == 4 && result.stdout == "")
        #expect(result.stderr.contains("no task \"gh-45o\"") && result.stderr.contains("gh-450"))
    }

    @Test func aTimeWithoutAnythingIsAnEmptyExportAndSaysSo() throws {
        let result = try export("--until", "2020-01-01")
        #expect(result.exitCode == 0 && result.stderr.contains("nothing of that time is recorded"))
        #expect(try JSONReader.read(result.stdout)["tasks"] == [])
    }

    @Test func whatIsWantedIsSaidOnce() throws {
        #expect(try export().stderr.contains("--task ID, --run ID or --since TIME"))
        #expect(try export("--task", "gh-450", "--run", "run-1").stderr.contains("--task and --run do not go together"))
        #expect(try export("--run", "run-1", "--since", "1d").exitCode == 2)
    }

    @Test func aFileIsWrittenOnceAndReplacedWhenAsked() throws {
        let path = home.scratch.path("out.json")
        let first = try export("--run", "run-1", "-O", path)
        #expect(first.exitCode == 0 && first.stdout == "" && first.stderr.contains("wrote "))
        let second = try export("--run", "run-1", "-O", path)
        #expect(second.exitCode == 6 && second.stderr.contains("--force replaces it"))
        #expect(try export("--run", "run-1", "-O", path, "--force").exitCode == 0)
    }

    @Test func rawBytesHaveAPlaceInJSONAlone() throws {
        for flag in ["--raw", "--unredacted"] {
            let refused = try export("--task", "gh-450", "--format", "html", flag)
            #expect(refused.exitCode == 2 && refused.stderr.contains("\(flag) and --format html do not go together"))
            let result = try export("--task", "gh-450", flag)
            #expect(result.stderr.contains("with secrets"))
            let json = try JSONReader.read(result.stdout)
            #expect(json["redacted"] == false && result.stdout.contains("\"raw\":null"))
        }
    }

    @Test func nothingRecordedIsSaid() throws {
        let empty = try TemporaryHome(for: "ExportCommandTests-empty")
        let result = try CommandTester("roost").arguments("export", "--since", "1d").environment([
            "ROOST_HOME": empty.path
        ]).run()
        #expect(result.stdout == "" && result.stderr.contains("nothing is recorded yet"))
    }
}
