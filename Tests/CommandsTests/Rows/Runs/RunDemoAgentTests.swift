import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// The demo agent under `roost run`, to what the questions say of it.
@Suite struct RunDemoAgentTests {
    @Test func whatTheDemoAgentDoesIsTalkAndCost() throws {
        let trial = try RunTrial()
        let prompt = "demo: usage 1000 100 ;; say Hello from the demo. ;; usage 2000 200 ;; run echo hi"
        let ran = try trial.roost("run", "-q", "--agent", "demo", "--task", "d-1", "-p", prompt).run()
        #expect(ran.exitCode == 0, "\(ran.stderr)")
        let run = try #require(try trial.runs().first)
        #expect(run.metadata.workerKind == .known(.demo))
        let indexed = try trial.roost("index").run()
        #expect(indexed.exitCode == 0, "\(indexed.stderr)")
        let talk = try trial.roost("talk", "d-1").run()
        #expect(talk.exitCode == 0 && talk.stdout.contains("Hello from the demo."), "\(talk.stderr)")
        let cost = try trial.roost("cost", "--all", "--by", "task", "--json").run()
        let row = try #require(try JSONReader.read(cost.stdout).arrayValue?.first)
        // 3,000 tokens in at three dollars a million, 300 out at fifteen.
        #expect(row["task"] == "d-1" && row["costNanodollars"] == 13_500_000, "\(cost.stdout)")
        #expect(row["responses"] == 2 && row["unpriced"] == 0)
    }

    @Test func anAgentOfTheSettingsIsRunByItsName() throws {
        let trial = try RunTrial()
        let settings = "[agents.player]\nkind = \"demo\"\narguments = [\"--pace\", \"0s\"]\nmodel = \"mine\"\n"
        try trial.disk.makeFolders(trial.home.root)
        try trial.disk.createFile(trial.home.configuration, with: Array(settings.utf8))
        let ran = try trial.roost("run", "--agent", "player", "-p", "demo: outcome blocked Waits for a key.").run()
        #expect(ran.stdout.contains("\"model\":\"mine\""))
        let run = try #require(try trial.runs().first)
        #expect(run.state.status == .known(.blocked) && run.metadata.model == "mine")
        let unknown = try trial.roost("run", "--agent", "playr", "-p", "x").run()
        #expect(unknown.exitCode == 2 && unknown.stderr.contains("did you mean player?"))
    }
}
