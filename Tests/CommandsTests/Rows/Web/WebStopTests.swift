import Control
import Domain
import Journal
import Platform
import TestSupport
import Testing

@Suite struct WebStopTests {
    @Test func whereNothingIsServedThatIsSaidAndNoWishIsLeft() throws {
        let trial = try WebTrial()
        try trial.folder.want(WebWish(), on: trial.disk)
        let result = try trial.web("--stop").run()
        #expect(result.exitCode == 0 && result.stderr == "roost: nothing was served\n")
        #expect(try trial.folder.wish(on: trial.disk) == nil)
    }

    @Test func aHomeThatIsNotThereIsNotMadeForIt() throws {
        let trial = try WebTrial()
        #expect(try trial.web("--stop").run().exitCode == 0)
        #expect(try !trial.disk.exists(trial.runs.home.root))
    }

    @Test func theDaemonServesNoLongerNorAfterARestart() throws {
        let trial = try WebTrial()
        _ = try trial.daemon.start()
        #expect(try trial.web().limit(.seconds(60)).run().exitCode == 0)
        let serving = try #require(try trial.serving())
        let result = try trial.web("--stop").run()
        #expect(result.exitCode == 0 && result.stderr == "roost: \(serving.url) is served no longer\n")
        #expect(try !trial.processes.isAlive(serving.process))
        #expect(try trial.serving() == nil)
        #expect(try trial.folder.wish(on: trial.disk) == nil)
        #expect(try trial.daemon.roost("daemon", "restart").exitCode == 0)
        #expect(try trial.daemon.roost("directive", "web").stdout.contains("not served"))
    }
}
