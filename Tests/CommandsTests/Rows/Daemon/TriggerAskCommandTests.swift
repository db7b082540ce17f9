import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Commands

/// `TriggerAskCommand`, and `TriggerSourcesCommand` with it.
@Suite struct TriggerAskCommandTests {
    @Test func sourcesAreShownLookedAtAndTried() throws {
        let trial = try DaemonCommandTrial()
        let list = "\(trial.runs.home.root)/list"
        let settings = """
            [sources.mine]
            kind = "command"
            command = ["cat", "\(list)"]
            interval = "1h"
            agent = "demo"
            hold = true
            """
        try trial.runs.disk.makeFolders(trial.runs.home.root)
        try trial.runs.disk.replaceFile(trial.runs.home.configuration, with: Array("\(settings)\n".utf8))
        try trial.runs.disk.replaceFile(list, with: Array("{\"id\":\"n-1\",\"title\":\"N\\u001b[2J\"}\n".utf8))
        _ = try trial.start()
        let isKnown = try Eventually.wait(upTo: .seconds(60)) {
            try trial.roost("trigger", "test", "mine").stdout == "n-1 is known\n"
        }
        #expect(isKnown)
        let polled = try trial.roost("trigger", "poll-now")
        #expect(polled.exitCode == 0 && polled.stderr == "roost: mine is looked at now\n")
        #expect(TriggerSourcesCommand.command.path == ["trigger", "sources"])
        let table = try trial.roost("trigger", "sources")
        #expect(table.exitCode == 0 && table.stdout.contains("mine"))
        let json = try trial.roost("trigger", "sources", "-o", "json")
        #expect(json.stdout.contains(#""kind":"command""#), "\(json.stdout)")
        let unknown = try trial.roost("trigger", "test", "other")
        #expect(unknown.exitCode == 4 && unknown.stderr.contains("there is no source other"))
        let bad = try trial.roost("trigger", "add", "x", "--data", "[1]")
        #expect(bad.exitCode == 2)
        let recorded = try trial.roost("trigger", "add", "deploy_failed", "--data", #"{"job":7}"#)
        #expect(recorded.exitCode == 0 && recorded.stderr == "roost: recorded deploy_failed\n")
        // What the daemon has just recorded is indexed in a moment.
        let isListed = try Eventually.wait(upTo: .seconds(60)) {
            try trial.roost("trigger", "list", "--type", "deploy_failed", "-o", "json").stdout.contains("job")
        }
        #expect(isListed)
    }

    @Test func withoutASourceThatIsSaid() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let sources = try trial.roost("trigger", "sources")
        #expect(sources.exitCode == 0 && sources.stderr.contains("no source is set up"))
        let poll = try trial.roost("trigger", "poll-now")
        #expect(poll.exitCode == 4 && poll.stderr.contains("no source is set up"))
    }
}
