import Control
import Domain
import JSON
import Journal
import Panes
import Platform
import Runs
import Settings
import TestSupport
import Testing

@testable import Supervision

@Suite struct FlockHealthTests {
    private func health(_ trial: DaemonTrial) throws -> Health {
        let answer = try trial.ask("health")
        #expect(answer.isOK && answer.detail.isEmpty)
        return try Health(json: try #require(answer.data))
    }

    @Test func theDaemonTellsHowEverythingIs() throws {
        let trial = try DaemonTrial()
        let daemon = try trial.daemon()
        try #require(try trial.begun(daemon.pid))
        let idle = try health(trial)
        #expect(idle.daemon.light == .green && idle.daemon.data["pid"]?.integerValue == Int64(daemon.pid))
        #expect(idle.workers.isEmpty && idle.recorder.state == "idle" && idle.architectPane.light == .off)
        #expect(idle.disk.data["freeBytes"]?.integerValue ?? 0 > 0 && idle.triggers == nil)
        let shim = try trial.launch(["/bin/sh", "-c", "echo one; exec sleep 60"])
        #expect(try shim.word().hasPrefix("started"))
        var seen: Health?
        let isFresh = try Eventually.wait(upTo: .seconds(60)) {
            seen = try health(trial)
            return seen?.workers.first?.light == .green
        }
        #expect(isFresh && seen?.workersHealthy == 1 && seen?.recorder.state == "recording")
        let age = try #require(seen?.workers.first?.data["heartbeatAgeMs"]?.integerValue)
        #expect(age >= 0 && age < 30_000)
        #expect(try #require(seen).takenAt >= idle.takenAt)
    }

    @Test func manyWhoAskAtOnceAreAllAnswered() throws {
        let trial = try DaemonTrial()
        let daemon = try trial.daemon()
        try #require(try trial.begun(daemon.pid))
        for client in try (0..<12).map({ _ in try trial.connect() }) {
            let answer = try client.ask("health", upTo: .seconds(60))
            #expect(answer.isOK)
        }
    }

    /// A machine that wakes finds old heartbeats, and nobody is lost by that.
    @Test func heartbeatsDoNotAgeWhileTheMachineSleeps() throws {
        let trial = try DaemonTrial()
        let shim = try trial.launch(["sh", "-c", "while :; do sleep 0.05; done"])
        let clock = ManualClock(at: SystemClock().now().wall)
        let paths = shim.paths
        let hasBeat = Eventually.wait(upTo: .seconds(60)) { Beat.read(paths, on: trial.disk) != nil }
        try #require(hasBeat)
        let look = try RunLook.at(paths, on: trial.disk, processes: trial.processes)
        let row = RunRow(look, at: clock.now().monotonic)
        var heartbeats = Heartbeats()
        heartbeats.keepUp(with: [row], at: clock.now(), on: trial.disk)
        clock.suspend(for: .seconds(86_400))
        let age = try #require(heartbeats.age(of: row.run, at: clock.now()))
        #expect(age < .seconds(60))
        clock.advance(by: .seconds(100))
        heartbeats.keepUp(with: [], at: clock.now(), on: trial.disk)
        #expect(heartbeats.age(of: row.run, at: clock.now()) == nil)
    }
}
