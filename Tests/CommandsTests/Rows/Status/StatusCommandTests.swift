import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct StatusCommandTests {
    @Test func whoIsAtWorkIsShownWithWhatItDoes() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        #expect(try trial.roost("status").stdout.contains("nobody is at work"))
        _ = try trial.agent()
        let isShown = try Eventually.wait(upTo: .seconds(60)) {
            let text = try trial.roost("status").stdout
            return text.contains("● working") && text.contains("1 of 4 workers")
        }
        #expect(isShown)
        let json = try trial.roost("status", "-o", "json")
        let rows = try JSONReader.read(Array(json.stdout.utf8)).arrayValue ?? []
        #expect(rows.first?["schema"] == "roost.worker/1" && rows.first?["verdict"] == "working")
    }

    @Test func itSaysWhatTasksAndTheDayHaveCost() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let script = "demo: usage 12000 800 ;; say Ready ;; sleep 5m"
        let run = try trial.roost("run", "-d", "--task", "gh-450", "--agent", "demo", "-p", script)
        #expect(run.exitCode == 0, "\(run.stderr)")
        #expect(try trial.roost("budget", "set", "day", "20").exitCode == 0)
        let isTold = try Eventually.wait(upTo: .seconds(60)) {
            let text = try trial.roost("status").stdout
            return text.contains(/today \$0\.\d+ of \$20\.00/) && text.contains(/gh-450 .* \$0\.0/)
        }
        #expect(isTold)
        let rows = try JSONReader.read(Array(try trial.roost("status", "-o", "json").stdout.utf8)).arrayValue
        #expect(rows?.first?["costUsd"] != .null)
    }

    @Test func withoutADaemonTheFilesAreAsked() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.agent()
        let result = try trial.roost("status")
        #expect(result.exitCode == 3)
        #expect(result.stdout.contains("not running") && result.stdout.contains("running"))
        #expect(result.stderr.contains("roost daemon start"))
        #expect(try trial.roost("status", "--nothing").exitCode == 2)
    }

    @Test func itLooksAgainUntilCtrlC() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        _ = try trial.agent()
        let words = ["ROOST_HOME=\(trial.runs.home.root)", try Programs.path("roost"), "status", "-w", "-o", "jsonl"]
        let watching = try RunningProgram("/usr/bin/env", words)
        for _ in 0..<2 { #expect(try watching.readLine()?.hasPrefix(#"{"schema":"roost.worker/1""#) == true) }
        try watching.signal(.interrupt)
        #expect(try watching.end() == .exited(code: 130))
    }

    @Test func theReaderMayGoAway() throws {
        #expect(RepeatedLook.pause > .zero)
        let trial = try DaemonCommandTrial()
        let result = try trial.runs.roost(["status", "-w"]).withoutReader().run()
        #expect(result.exitCode == 0, "\(result.stderr)")
    }
}
