import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Commands

@Suite struct LnavInstallCommandTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "LnavInstallCommandTests") }

    private func roost(_ arguments: String..., values: [String: String] = [:]) throws -> CommandResult {
        try CommandTester("roost").arguments(arguments)
            .environment(["HOME": scratch.path, "ROOST_HOME": scratch.path("roost")]).environment(values).run()
    }

    @Test func theFormatIsWrittenWhereLnavLooks() throws {
        let result = try roost("lnav", "install")
        let path = scratch.path(".lnav/formats/roost/roost.json")
        #expect(result.exitCode == 0 && result.stderr == "roost: the format is written: \(path)\n")
        #expect(String(decoding: try disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self) == LnavFormat.text)
        #expect(try roost("lnav", "install").stderr == "roost: the format is there already: \(path)\n")
        try disk.replaceFile(path, with: Array("{}".utf8))
        #expect(try roost("lnav", "install").stderr.contains("is written"))
    }

    @Test func theFoldersOfTheDesktopAreTaken() throws {
        try disk.makeFolders(scratch.path(".config"))
        #expect(try roost("lnav", "install").stderr.contains("/.config/lnav/formats/roost/roost.json"))
        let given = try roost("lnav", "install", values: ["XDG_CONFIG_HOME": scratch.path("xdg")])
        #expect(given.stderr.contains("/xdg/lnav/formats/roost/roost.json"))
        #expect(try roost("lnav", "install", values: ["HOME": ""]).exitCode == 1)
        #expect(try roost("lnav", "install", "--loud").exitCode == 2)
    }

    @Test func printedItIsNotWritten() throws {
        let result = try roost("lnav", "install", "--print")
        #expect(result.exitCode == 0 && result.stdout == LnavFormat.text)
        #expect(try disk.list(scratch.path).isEmpty)
    }

    /// Every field of a journal is known to the format, which hides what it does not show.
    @Test func theFormatKnowsOurLines() throws {
        let formats = try JSONReader.read(LnavFormat.text)
        let trial = try RunTrial(for: "LnavInstallCommandTests")
        #expect(try trial.roost("run", "--", "echo", "hello").run().exitCode == 0)
        let run = try #require(try trial.runs().first)
        var lines = [("roost_journal", try trial.text(run.paths.workerLog))]
        for session in try SessionLookup.sessions(in: trial.home, on: disk) {
            lines.append(("roost_journal", try trial.text(session.journal)))
        }
        lines.append(("roost_logs", try trial.roost("logs", "-o", "jsonl").run().stdout))
        for (format, text) in lines {
            let values = try #require(formats[format]?["value"]?.objectValue)
            #expect(!text.isEmpty)
            for line in text.split(separator: "\n") {
                let object = try #require(try JSONReader.read(String(line)).objectValue)
                let time = try #require(formats[format]?["timestamp-field"]?.stringValue)
                #expect(object[time] != nil)
                for field in object.fields where field.key != time {
                    #expect(values[field.key] != nil, "\(format) does not know \(field.key)")
                }
            }
        }
    }

    /// With the real program, where it is there.
    @Test func lnavReadsAJournal() throws {
        guard let lnav = ProgramSearch.find("lnav", in: .current()) else { return }
        let trial = try RunTrial(for: "LnavInstallCommandTests")
        #expect(try trial.roost("run", "--", "echo", "hello").run().exitCode == 0)
        #expect(try roost("lnav", "install").exitCode == 0)
        let run = try #require(try trial.runs().first)
        var call = ProgramCall(lnav, ["-n", run.paths.workerLog])
        call.environment = ["HOME=\(scratch.path)", "TERM=xterm", "PATH=/usr/bin:/bin"]
        let text = try call.run().text
        #expect(text.contains("worker_started") && !text.contains("\"seq\""), "\(text)")
    }
}
