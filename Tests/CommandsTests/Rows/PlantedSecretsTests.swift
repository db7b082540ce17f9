import Domain
import Journal
import Platform
import TestSupport
import Testing

/// What no command may show, however it is asked.
@Suite struct PlantedSecretsTests {
    private let fixture: LogFixture
    private let run: PlantedRun

    init() throws {
        fixture = try LogFixture(for: "PlantedSecretsTests")
        run = try PlantedRun(in: fixture)
    }

    private func file(_ channel: Channel) throws -> String { try fixture.runs.text(run.paths.log(of: channel)) }

    private func replay(_ arguments: String...) throws -> CommandResult {
        try CommandTester("roost").arguments(["replay", FilePath.name(of: run.paths.directory)] + arguments)
            .environment(["ROOST_HOME": fixture.runs.scratch.path, "TZ": "UTC"]).run()
    }

    @Test func theFilesStillHoldThemAll() throws {
        let text = try file(.stdout) + file(.stderr)
        let plain = text.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        let lost = run.secrets.filter { secret in
            !run.found(in: text).contains(secret) && !run.found(in: plain).contains(secret)
        }
        #expect(lost == [])
    }

    @Test(arguments: [
        [], ["--raw"], ["--raw", "--stream", "err"], ["-o", "json"], ["-t", "--prefix"], ["-n", "7"], ["-f"],
        ["--since", "2020-01-01"], ["-g", "line|error"], ["--no-ansi", "--no-fold"], ["-n", "20", "--cursor"],
    ])
    func logsShowNone(arguments: [String]) throws {
        let name = FilePath.name(of: run.paths.directory)
        let result = try fixture.tester([name] + arguments).run()
        #expect(result.exitCode == 0)
        #expect(run.found(in: result.stdout + result.stderr) == [])
        #expect(result.stdout.contains("[redacted:"))
    }

    @Test func aPatternDoesNotTellWhatIsHidden() throws {
        for secret in run.secrets.prefix(3) {
            let result = try fixture.logs("gh-450", "--backend", "-g", String(secret.prefix(20)))
            #expect(result.stdout == "")
        }
    }

    @Test func linesStayTheSameOthersAndInTheirOrder() throws {
        let shown = try fixture.logs("gh-450", "--raw").stdout
        let exact = try fixture.logs("gh-450", "--raw", "--unredacted").stdout
        let lines = exact.split(separator: "\n").filter { run.found(in: String($0)) == [] && !$0.contains("[31m") }
        #expect(shown.split(separator: "\n").count == exact.split(separator: "\n").count)
        let kept = Set(shown.split(separator: "\n"))
        #expect(lines.filter { !$0.contains("\\\"") }.allSatisfy { kept.contains($0) })
    }

    @Test func unredactedRawIsExact() throws {
        for channel in Channel.allCases {
            let stream = channel == .stdout ? "out" : "err"
            let result = try fixture.logs("gh-450", "--raw", "--unredacted", "--stream", stream)
            #expect(try result.stdout == file(channel))
        }
    }

    @Test func aReplayShowsNoneAndUnredactedIsExact() throws {
        let shown = try replay("--speed", "max")
        #expect(shown.exitCode == 0)
        #expect(run.found(in: shown.stdout) == [])
        #expect(run.found(in: shown.stderr) == [])
        #expect(shown.stdout.contains("[redacted:secret]") && shown.stdout.contains("[redacted:anthropic-key]"))
        let exact = try replay("--speed", "max", "--unredacted")
        #expect(try exact.stdout == file(.stdout))
        #expect(try exact.stderr == file(.stderr))
    }

    @Test func withoutItsKeyKnownFormsAreHiddenAndThatIsSaid() throws {
        try SystemDisk().remove(fixture.home.redactionKey)
        for result in [try fixture.logs("gh-450"), try replay("--speed", "max")] {
            #expect(result.stderr.contains("only those are hidden that have a known form"))
            #expect(!result.stdout.contains("sk-ant-api03") && result.stdout.contains("Own/Secret+of7"))
        }
    }

    @Test func theFilesOfATaskHoldNoneUnlessTheyAreAskedFor() throws {
        let folder = fixture.runs.scratch.path("files")
        func write(_ arguments: String...) throws -> String {
            let all = ["task", "files", "gh-450", "--write", folder] + arguments
            let result = try CommandTester("roost").arguments(all)
                .environment(["ROOST_HOME": fixture.runs.scratch.path]).run()
            #expect(result.exitCode == 0)
            return try fixture.runs.text("\(folder)/backend.log")
        }
        let redacted = try write()
        #expect(run.found(in: redacted) == [] && redacted.contains("[redacted:secret]"))
        let exact = try write("--force", "--unredacted")
        let length = try file(.stdout).utf8.count + file(.stderr).utf8.count
        #expect(exact.utf8.count == length)
    }
}
