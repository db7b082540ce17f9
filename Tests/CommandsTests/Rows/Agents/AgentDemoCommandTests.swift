import TestSupport
import Testing

@Suite struct AgentDemoCommandTests {
    @Test func itPlaysWhatItIsTold() throws {
        let trial = try RunTrial()
        let result = try trial.roost("agent", "demo", "demo: say Hello there", "--", "--pace", "0s").run()
        #expect(result.exitCode == 0 && result.stdout.contains("Hello there"), "\(result.stderr)")
        let failed = try trial.roost("agent", "demo", "demo: fail 3", "--", "--pace", "0s").run()
        #expect(failed.exitCode == 3)
        let help = try trial.roost("agent", "demo", "--", "--help").run()
        #expect(help.exitCode == 0 && help.stdout.contains("plays an agent"))
    }

    @Test func asARunItIsRecordedLikeAnyOther() throws {
        let trial = try RunTrial()
        let roost = try Programs.path("roost")
        let result = try trial.roost("run", "--", roost, "agent", "demo", "demo: say Recorded").run()
        #expect(result.exitCode == 0 && result.stdout.contains("Recorded"), "\(result.stderr)")
    }

    @Test func aWrongFlagAndAClosedPipe() throws {
        let trial = try RunTrial()
        #expect(try trial.roost("agent", "demo", "--wrong").run().exitCode == 2)
        #expect(try trial.roost("agent", "demo", "demo: say one", "two").run().exitCode == 2)
        let closed = try trial.roost("agent", "demo", "demo: flood 9 9", "--", "--pace", "0s").withoutReader().run()
        #expect(closed.exitCode != 0)
    }
}
