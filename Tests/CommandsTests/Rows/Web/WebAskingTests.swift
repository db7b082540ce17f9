import Control
import Domain
import JSON
import Platform
import TestSupport
import Testing

@Suite struct WebAskingTests {
    @Test func theDaemonServesFromThenOnAndAfterARestartAtTheSamePort() throws {
        let trial = try WebTrial()
        _ = try trial.daemon.start()
        let result = try trial.web().limit(.seconds(60)).run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        let first = try #require(try trial.serving())
        #expect(first.startedBy == .daemon && !first.isReadOnly)
        #expect(result.stdout.hasPrefix(first.url))
        #expect(try trial.daemon.directives().contains { $0["directive"] == "web" && $0["ok"] == true })
        let status = try trial.daemon.roost("daemon", "status", "-o", "json").stdout
        #expect(status.contains(#""web_pid":\#(first.process.pid)"#))

        #expect(try trial.daemon.roost("daemon", "restart").exitCode == 0)
        #expect(try trial.hasEnded(first.process))
        #expect(try Eventually.wait(upTo: .seconds(60)) { try trial.serving() != nil })
        let second = try #require(try trial.serving())
        #expect(second.port == first.port && second.process != first.process)
        #expect(try trial.daemon.roost("daemon", "stop").exitCode == 0)
        #expect(try trial.hasEnded(second.process))
    }

    @Test func otherWishesAreMetByAnotherServer() throws {
        let trial = try WebTrial()
        _ = try trial.daemon.start()
        #expect(try trial.web().limit(.seconds(60)).run().exitCode == 0)
        let first = try #require(try trial.serving())
        #expect(try trial.web("--read-only").limit(.seconds(60)).run().exitCode == 0)
        let second = try #require(try trial.serving())
        #expect(second.isReadOnly && second.port == first.port && second.process != first.process)
        // Nothing is said of how: what is there will do.
        #expect(try trial.web().run().exitCode == 0)
        #expect(try trial.serving() == second)
    }

    @Test func whyItCannotServeIsLookedForInTheLog() throws {
        let trial = try WebTrial()
        try trial.spoilSettings()
        _ = try trial.daemon.start()
        let result = try trial.web().limit(.seconds(60)).run()
        #expect(result.exitCode == 1 && result.stdout.isEmpty)
        #expect(result.stderr.hasPrefix("roost: roost-web: "))
        #expect(result.stderr.contains("/nowhere/"))
        #expect(result.stderr.contains("daemon.log") && result.stderr.contains("roost web --stop"))
        #expect(try trial.web("--stop").run().exitCode == 0)
        #expect(try trial.daemon.roost("directive", "web").stdout.contains("not served"))
    }
}
