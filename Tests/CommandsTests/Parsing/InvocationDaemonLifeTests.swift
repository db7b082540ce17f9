import TestSupport
import Testing

/// What all commands on the daemon share is tested with each of them; here is what none of them asks for by itself.
@Suite struct InvocationDaemonLifeTests {
    @Test(arguments: [["status"], ["stop"], ["restart"], ["pause"], ["resume"], ["scale", "3"], ["reload"]])
    func withoutADaemonEachSaysSo(words: [String]) throws {
        let trial = try DaemonCommandTrial()
        let result = try trial.runs.roost(["daemon"] + words).run()
        #expect(result.exitCode == 3 && result.stderr.contains("no daemon listens"))
    }
}
