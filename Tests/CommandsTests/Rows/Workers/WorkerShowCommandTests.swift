import JSON
import Journal
import Runs
import TestSupport
import Testing

@testable import Commands

@Suite struct WorkerShowCommandTests {
    @Test func whoHasEndedIsShownFromItsFiles() throws {
        let trial = try RunTrial()
        #expect(try trial.roost("run", "--task", "gh-1", "--", "true").run().exitCode == 0)
        #expect(try trial.roost("run", "--task", "gh-1", "--", "sh", "-c", "exit 3").run().exitCode == 3)
        let shown = try trial.roost("worker", "show", "gh-1").run()
        #expect(shown.exitCode == 0 && shown.stdout.contains("Task       gh-1"), "\(shown.stdout)")
        let object = try JSONReader.read(try trial.roost("worker", "show", "gh-1", "--json").run().stdout)
        #expect(object["schema"] == "roost.worker/1" && object["runs"]?.integerValue == 2)
        #expect(object["verdict"] == .null && object["outcome"]?.stringValue == "failed")
        let (run, worker) = try #require((object["run"]?.stringValue, object["worker"]?.stringValue))
        #expect(try trial.roost("worker", "show", run ?? "", "-o", "name").run().stdout == "\(worker ?? "")\n")
    }

    @Test func whoIsNotThereIsNotFound() throws {
        let trial = try RunTrial()
        let result = try trial.roost("worker", "show", "w-nope").run()
        #expect(result.exitCode == 4 && result.stderr.contains(#"no run, task or worker "w-nope""#))
        let json = try trial.roost("worker", "show", "w-nope", "--json").run()
        #expect(json.exitCode == 4 && json.stderr.contains(#""code":"not_found""#))
        #expect(try trial.roost("worker", "show").run().exitCode == 2)
        #expect(WorkerTarget.argument.row.usage == "WORKER|TASK")
        #expect(try trial.roost("worker", "show", "x", "--never").run().exitCode == 2)
    }
}
