import Commands
import Domain
import Indexer
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct SearchCommandTests {
    private let trial: RunTrial

    init() throws { trial = try RunTrial() }

    /// Runs a program that prints this, and brings the index up to date.
    private func record(_ text: String, task: String? = nil) throws {
        let chosen = task.map { ["--task", $0] } ?? []
        let made = try trial.roost(["run"] + chosen + ["--", "printf", text]).run()
        try #require(made.exitCode == 0, "\(made.stderr)")
        try index()
    }

    private func index() throws {
        // The end of a run is written behind the end of the command, and of output the last piece is cut at the end.
        let areOver = try Eventually.wait(upTo: .seconds(60)) { try trial.runs().allSatisfy { $0.state.isOver } }
        try #require(areOver)
        let report = try HomeIndex(RecordPaths(home: trial.home), on: SystemDisk()).pass()
        try #require(report.isComplete && report.troubles.isEmpty)
    }

    @Test func whatAProgramPrintedIsFoundInEveryForm() throws {
        try record("a needle, in hay\\n")
        let table = try trial.roost("search", "needle").run()
        #expect(table.exitCode == 0 && table.stderr == "")
        #expect(table.stdout.hasPrefix("TIME ") && table.stdout.contains("a «needle», in hay"))
        let json = try trial.roost("search", "needle", "--json").run().stdout
        let hit = try #require(try JSONReader.read(json).arrayValue?.first)
        #expect(hit["schema"]?.stringValue == "roost.hit/1")
        #expect(hit["in"]?.stringValue == "logs" && hit["by"]?.stringValue == "stdout")
        #expect(hit["place"]?["offset"]?.integerValue == 0 && hit["place"]?["bytes"]?.integerValue == 17)
        #expect(hit["text"]?.stringValue == "a needle, in hay ")
        let lines = try trial.roost("search", "needle", "-o", "csv").run().stdout
        #expect(lines.hasPrefix("time,run,task,in,by,place,text\n") && lines.contains("\"a needle, in hay \""))
        #expect(try trial.roost("search", "nothing-there", "--json").run().stdout == "[]\n")
    }

    @Test func placesTimesAndNumbersNarrowIt() throws {
        for number in 0..<3 { try record("needle \(number)\\n") }
        let newest = try trial.roost("search", "needle", "-n", "2").run()
        #expect(newest.stdout.split(separator: "\n").count == 3)
        #expect(newest.stderr == "there are older ones: -n N shows more, --count says how many\n")
        #expect(try trial.roost("search", "needle", "--in", "messages", "-o", "jsonl").run().stdout == "")
        #expect(try trial.roost("search", "needle", "--until", "yesterday", "-o", "jsonl").run().stdout == "")
        let all = try trial.roost("search", "needle", "--since", "1h", "--in", "logs", "--count").run().stdout
        #expect(all == "COUNT\n    3\n")
    }

    @Test func whatCannotBeLookedForIsToldAsWhatItIs() throws {
        try record("needle\\n")
        let empty = try trial.roost("search", "***").run()
        #expect(empty.exitCode == 2 && empty.stderr.contains("TEXT takes a word"))
        let short = try trial.roost("search", "n*").run()
        #expect(short.exitCode == 2 && short.stderr.contains("before the asterisk"))
        let run = try trial.roost("search", "needle", "--run", "run-nowhere").run()
        #expect(run.exitCode == ExitCode.notFound.rawValue && run.stderr.contains("no run \"run-nowhere\""))
        let task = try trial.roost("search", "needle", "--task", "gh-1").run()
        #expect(task.exitCode == ExitCode.notFound.rawValue && task.stderr.contains("no task \"gh-1\""))
    }

    @Test func noEscapeOfAProgramReachesTheTerminal() throws {
        try record("needle \\033]0;title\\007 \\033[31mred\\033[0m \\302\\233end\\n")
        let shown = try trial.roost("search", "needle").onTerminal(columns: 200).run().stdout
        #expect(shown.contains("«needle»") && shown.contains("red"))
        #expect(!shown.contains("title") && !shown.contains("\u{1B}[31m") && !shown.contains("\u{9B}"))
    }

    @Test func whereNothingIsRecordedItSaysWhatToDo() throws {
        let result = try trial.roost("search", "needle").run()
        #expect(result.exitCode == 0 && result.stdout == "" && result.stderr.hasPrefix("nothing is recorded yet\n"))
        #expect(try trial.roost("search", "needle", "-o", "json").run().stdout == "[]\n")
    }
}
