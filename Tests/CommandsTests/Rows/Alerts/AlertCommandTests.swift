import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct AlertCommandTests {
    @Test func channelsAreListedAndTried() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("alert", "test").exitCode == 3)
        _ = try trial.start()
        #expect(try trial.roost("alert", "list").stdout.hasPrefix("No channel is set up"))
        #expect(try trial.roost("alert", "test").exitCode == 4)
        let out = "\(trial.runs.home.root)/told"
        let settings = """
            [alerts.log]
            kind = "command"
            command = ["/bin/sh", "-c", "cat > \(out)"]
            on = ["failed", "stuck"]
            quiet_hours = "00:00-23:59"

            [alerts.broken]
            kind = "command"
            command = ["/bin/sh", "-c", "exit 3"]
            """
        try trial.runs.disk.replaceFile(trial.runs.home.configuration, with: Array("\(settings)\n".utf8))
        #expect(try trial.roost("daemon", "reload").exitCode == 0)
        let listed = try trial.roost("alert", "list", "-o", "csv").stdout
        #expect(listed.contains("log,command,") && listed.contains("broken,command,"), "\(listed)")
        let tried = try trial.roost("alert", "test", "log")
        #expect(tried.exitCode == 0 && tried.stdout == "log: told\n", "\(tried.stderr)")
        #expect(try trial.runs.disk.exists(out))
        let all = try trial.roost("alert", "test")
        #expect(all.exitCode == 1 && all.stderr.contains("broken: sh ended with"), "\(all.stderr)")
    }
}
