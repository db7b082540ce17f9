import JSON
import Platform
import TestSupport
import Testing

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

    @Test func withoutADaemonTheFilesAreAsked() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.agent()
        let result = try trial.roost("status")
        #expect(result.exitCode == 3)
        #expect(result.stdout.contains("not running") && result.stdout.contains("running"))
        #expect(result.stderr.contains("roost daemon start"))
        #expect(try trial.roost("status", "--nothing").exitCode == 2)
    }
}
