import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct DaemonStatusCommandTests {
    @Test func itSaysHowTheDaemonIs() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("daemon", "status").exitCode == 3)
        let daemon = try trial.start()
        let status = try trial.roost("daemon", "status")
        #expect(status.exitCode == 0)
        #expect(status.stdout.hasPrefix("state           running\npid             \(daemon.pid)\n"))
        let json = try trial.roost("daemon", "status", "-o", "json").stdout
        #expect(json.contains(#""schema":"roost.daemon/1""#) && json.contains(#""pid":\#(daemon.pid)"#))
        #expect(try trial.roost("daemon", "status", "-o", "csv").stdout.hasPrefix("state,pid,version"))
    }
}
