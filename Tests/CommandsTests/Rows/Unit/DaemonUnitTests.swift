import Platform
import TestSupport
import Testing

/// `roost daemon start`, `stop` and `restart` where systemd is the one who starts: see `DaemonUnit`.
@Suite struct DaemonUnitTests {
    @Test func startIsAskedOfSystemd() throws {
        let scene = try UnitScene()
        #expect(try scene.roost("service", "install").exitCode == 0)
        let first = try #require(try scene.pid())
        let twice = try scene.roost("daemon", "start")
        #expect(twice.exitCode == 6 && twice.stderr.contains("running already (pid \(first))"))
        let stopped = try scene.roost("daemon", "stop")
        #expect(stopped.exitCode == 0 && stopped.stderr.contains("systemd starts it at the next login"))
        #expect(try Eventually.wait(upTo: .seconds(30)) { try scene.log().contains("ended 0") })
        #expect(try scene.pid() == nil)
        let options = try scene.roost("daemon", "start", "--workers", "3")
        #expect(options.exitCode == 6 && options.stderr.contains("takes no --workers"))
        let started = try scene.roost("start")
        #expect(started.exitCode == 0 && started.stderr.contains("systemd has started the daemon"), "\(started.stderr)")
        #expect(try scene.log().filter { $0.hasPrefix("start ") }.count == 2)
    }

    /// The daemon ends with a code of its own, by which systemd begins another; no agent is touched by it.
    @Test func restartIsLeftToSystemd() throws {
        let scene = try UnitScene()
        #expect(try scene.roost("service", "install").exitCode == 0)
        let agent = try scene.trial.agent()
        let first = try #require(try scene.pid())
        let result = try scene.roost("daemon", "restart")
        #expect(result.exitCode == 0, "\(result.stderr)")
        let second = try #require(try scene.pid())
        #expect(first != second && result.stderr.contains("now \(second)"))
        #expect(try scene.log().filter { $0.hasPrefix("ended") } == ["ended 75"])
        #expect(try scene.trial.processes.isAlive(agent))
        let status = try scene.roost("service", "status", "--json")
        #expect(status.exitCode == 0 && status.stdout.contains("\"main_pid\":\(second)"))
        #expect(try scene.roost("service", "uninstall").exitCode == 0)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try scene.pid() == nil })
        #expect(try scene.trial.processes.isAlive(agent))
    }

    @Test func whereSystemdRefusesNobodyElseStarts() throws {
        let scene = try UnitScene()
        #expect(try scene.roost("service", "install").exitCode == 0)
        #expect(try scene.roost("daemon", "stop").exitCode == 0)
        try SystemDisk().createFile(scene.trial.runs.scratch.path("stand-in/refuses"), with: [])
        let result = try scene.roost("daemon", "start")
        #expect(result.exitCode == 1 && result.stderr.contains("roost service uninstall"))
        #expect(try scene.pid() == nil)
    }
}
