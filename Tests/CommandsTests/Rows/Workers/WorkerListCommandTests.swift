import JSON
import Journal
import Runs
import TestSupport
import Testing

@testable import Commands

@Suite struct WorkerListCommandTests {
    @Test func withoutADaemonTheFilesTellWhoIsAtWork() throws {
        let trial = try DaemonCommandTrial()
        let nobody = try trial.roost("worker", "list")
        #expect(nobody.exitCode == 0 && nobody.stderr == "roost: nobody is at work\n")
        #expect(try trial.roost("worker", "list", "--json").stdout == "[]\n")
        _ = try trial.agent()
        #expect(try trial.roost("run", "--task", "gh-1", "--", "true").exitCode == 0)
        let live = try trial.roost("worker", "list", "-o", "jsonl").stdout.split(separator: "\n")
        let row = try JSONReader.read(String(try #require(live.first)))
        #expect(live.count == 1 && row["schema"] == "roost.worker/1" && row["task"] == "manual-001")
        #expect(try trial.roost("worker", "list").stdout.contains("running"))
        let all = try trial.roost("worker", "list", "--all", "-o", "name").stdout.split(separator: "\n")
        #expect(all.count == 2 && all.allSatisfy { $0.hasPrefix("worker-") })
        #expect(try trial.roost("worker", "list", "--all").stdout.contains("completed"))
    }

    @Test func whatItDoesNotTakeIsRefusedAndItsReaderMayGo() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("worker", "list", "gh-450").exitCode == 2)
        #expect(try trial.roost("worker", "list", "--never").exitCode == 2)
        #expect(try trial.roost("worker").stderr.contains("one of: list, show, stop"))
        #expect(try trial.runs.roost("worker", "list", "--all").withoutReader().run().exitCode == 0)
    }
}
