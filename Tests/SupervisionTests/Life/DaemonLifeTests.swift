import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct DaemonLifeTests {
    @Test func aDaemonBeginsSaysSoAndEndsByASignal() throws {
        let trial = try DaemonTrial()
        let daemon = try trial.daemon(["--workers", "3"])
        #expect(try trial.begun(daemon.pid))
        let mark = try #require(try trial.living())
        #expect(mark.process.pid == daemon.pid && mark.version == ProgramVersion.current)
        try daemon.signal(.terminate)
        #expect(try daemon.end() == .exited(code: 0))
        #expect(try trial.living() == nil)
        let session = try #require(try trial.sessions().first)
        #expect(session.metadata.kind == .known(.daemon) && session.metadata.pid == Int64(daemon.pid))
        #expect(session.metadata.config["workers"]?.integerValue == 3)
        #expect(session.state.status == .known(.ended) && session.state.exitReason == .known(.signal))
        let notes = try trial.notes().map(\.type)
        #expect(notes == ["daemon_started", "signal", "daemon_ended"])
        // What it said is found without knowing its session.
        let log = try trial.disk.readAll(FilePath.resolved(trial.home.daemonLog), bytesMax: 1 << 20)
        #expect(String(decoding: log, as: UTF8.self).contains("info the daemon has started"))
        #expect(try trial.disk.exists(trial.home.lock))
    }

    @Test func theSecondSaysWhoseHomeItIs() throws {
        let trial = try DaemonTrial()
        let first = try trial.daemon()
        #expect(try trial.begun(first.pid))
        let second = try CommandTester("roostd").arguments("--foreground", "--home", trial.home.root).run()
        #expect(second.exitCode == 6)
        #expect(second.stderr.contains("the daemon is running already (pid \(first.pid), since "))
        let detached = try CommandTester("roostd").arguments("--home", trial.home.root).run()
        #expect(detached.exitCode == 6 && detached.stderr.contains("(pid \(first.pid))"))
        #expect(try trial.sessions().count == 1)
        #expect(try trial.living()?.process.pid == first.pid)
    }

    @Test func aDaemonFreesItselfOfWhoeverStartedIt() throws {
        let trial = try DaemonTrial()
        let started = try CommandTester("roostd").arguments("--home", trial.home.root).run()
        #expect(started.exitCode == 0)
        let daemon = try #require(try trial.living()).process
        #expect(started.stderr == "roostd: started (pid \(daemon.pid))\n")
        let status = try #require(try ProcessStatus.read(daemon.pid))
        #expect(status.session == daemon.pid)
        #expect(try trial.disk.readLink("/proc/\(daemon.pid)/cwd") == "/")
        #expect(try trial.disk.readLink("/proc/\(daemon.pid)/fd/0") == "/dev/null")
        #expect(try trial.disk.readLink("/proc/\(daemon.pid)/fd/2").hasSuffix("/daemon.log"))
        #expect(try trial.processes.signal(daemon, .terminate))
        #expect(try Eventually.wait(upTo: .seconds(30)) { try !trial.processes.isAlive(daemon) })
    }

    @Test func whatKeepsItFromBeginningIsToldToWhoeverStartsIt() throws {
        let trial = try DaemonTrial()
        try trial.disk.createFile(trial.home.configuration, with: Array("[run]\ntimeout = 7\n".utf8))
        let detached = try CommandTester("roostd").arguments("--home", trial.home.root).run()
        #expect(detached.exitCode == 1 && detached.stderr.contains("run.timeout"))
        let check = try CommandTester("roostd").arguments("--check", "--home", trial.home.root).run()
        #expect(check.exitCode == 1 && check.stderr.contains("run.timeout"))
        #expect(try trial.sessions().isEmpty)
        let file = trial.fixture.home.root + "/config.toml"
        let noHome = try CommandTester("roostd").arguments("--home", file).run()
        #expect(noHome.exitCode == 1 && noHome.stderr.contains("is no folder"))
    }

    @Test func aDaemonThatWasKilledIsFollowedAndItsSessionClosed() throws {
        let trial = try DaemonTrial()
        let first = try trial.daemon()
        #expect(try trial.begun(first.pid))
        #expect(try Eventually.wait(upTo: .seconds(30)) { try trial.disk.exists(trial.home.socket) })
        try first.signal(.kill)
        _ = try first.end()
        // The socket and the lock's file are still there, and nobody's.
        #expect(try trial.disk.exists(trial.home.socket))
        #expect(try trial.living() == nil)
        let second = try trial.daemon()
        #expect(try trial.begun(second.pid))
        let ends = try trial.sessions().map { ($0.metadata.pid, $0.state.exitReason) }
        #expect(ends.contains { $0.0 == Int64(first.pid) && $0.1 == .known(.lost) })
        #expect(ends.contains { $0.0 == Int64(second.pid) && $0.1 == nil })
    }

    @Test func settingsAreReadAnewAndBadOnesAreNot() throws {
        let trial = try DaemonTrial()
        let daemon = try trial.daemon()
        #expect(try trial.begun(daemon.pid))
        try daemon.signal(.hangUp)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try trial.notes().contains { $0.type == "reloaded" } })
        try trial.disk.createFile(trial.home.configuration, with: Array("[run]\ntimeout = 7\n".utf8))
        try daemon.signal(.hangUp)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try trial.notes().contains { $0.type == "reload_failed" } })
        try daemon.signal(.quit)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try trial.errors().contains(#""state":"running""#) })
    }
}
