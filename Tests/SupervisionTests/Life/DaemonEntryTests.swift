import TestSupport
import Testing

@testable import Supervision

@Suite struct DaemonEntryTests {
    @Test func aWrongCommandLineIsAnsweredByTheUsage() throws {
        let result = try CommandTester("roostd").arguments("--nonsense").run()
        #expect(result.exitCode == 2)
        #expect(result.stderr == "roostd: roostd does not know --nonsense\n\(DaemonArguments.usage)\n")
        let help = try CommandTester("roostd").arguments("--help").run()
        #expect(help.exitCode == 0 && help.stderr == "\(DaemonArguments.usage)\n")
    }

    @Test func aHomeThatOthersCanReadIsRefused() throws {
        try TemporaryHome.with { scratch in
            let result = try CommandTester("roostd").arguments("--check", "--home", "/etc").run()
            #expect(result.exitCode == 1 && result.stderr.contains("/etc is no home of Roost"))
            #expect(try CommandTester("roostd").arguments("--check", "--home", scratch.path).run().exitCode == 0)
        }
    }
}
