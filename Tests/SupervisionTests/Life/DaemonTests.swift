import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// Real daemons, shims and agents: what becomes of runs whose daemon, or shim, is killed.
@Suite struct DaemonTests {
    private let isSoak = Environment.current()["ROOST_SOAK"] == "1"

    /// An agent that counts how often it is launched, then writes what an oracle knows.
    private func agent(_ seed: UInt64, bytes: Int64, in trial: DaemonTrial) throws -> [String] {
        let testbed = try Programs.path("roost-testbed")
        let script = """
            echo launched >> "\(trial.home.root)/launches-\(seed)"
            exec "\(testbed)" gen --seed \(seed) --bytes \(bytes) --pause-every 8 --pause-us 2000 --exit 7
            """
        return ["/bin/sh", "-c", script]
    }

    private func launches(_ seed: UInt64, in trial: DaemonTrial) throws -> Int {
        let text = try trial.disk.readAll("\(trial.home.root)/launches-\(seed)", bytesMax: 1 << 20)
        return text.filter { $0 == UInt8(ascii: "\n") }.count
    }

    @Test func killingTheDaemonAgainAndAgainHarmsNoAgent() throws {
        let (agents, kills, bytes): (UInt64, Int, Int64) = isSoak ? (20, 100, 64 << 20) : (3, 6, 3 << 20)
        let trial = try DaemonTrial()
        var generator = SeededGenerator(seed: 4)
        var shims: [RunningShim] = []
        var identities: [ProcessIdentity] = []
        for seed in 0..<agents {
            let shim = try trial.launch(try agent(seed, bytes: bytes, in: trial))
            #expect(try shim.word().hasPrefix("started"))
            identities.append(try #require(shim.agent))
            shims.append(shim)
        }
        for _ in 0..<kills {
            let daemon = try trial.daemon()
            // At any moment: while it begins too. The agents' output is the clock.
            if Bool.random(using: &generator) { #expect(try trial.begun(daemon.pid)) }
            let more = Int.random(in: 0...(isSoak ? 400_000 : 60_000), using: &generator)
            let now = try shims[0].output().count
            _ = try Eventually.wait(upTo: .seconds(60)) {
                try shims[0].output().count >= now + more || shims[0].state().isOver
            }
            try daemon.signal(.kill)
            _ = try daemon.end()
        }
        let last = try trial.daemon()
        #expect(try trial.begun(last.pid))
        for (seed, shim) in zip(0..<agents, shims) {
            let oracle = ByteOracle(seed: seed, bytesWanted: bytes)
            let state = try shim.finished(within: .seconds(120))
            #expect(state.exitCode == 7 && state.process == identities[Int(seed)])
            for channel in Channel.allCases {
                #expect(try oracle.check(shim.paths.log(of: channel), as: channel).isClean)
            }
            #expect(try launches(seed, in: trial) == 1)
            #expect(try shim.findings().isEmpty)
        }
        // It has nothing to watch any more.
        try last.signal(.terminate)
        #expect(try last.end() == .exited(code: 0))
    }

    @Test func aRunThatHasLostItsShimIsTakenOverByTheDaemon() throws {
        let trial = try DaemonTrial()
        let lost = try trial.launch(["/bin/sh", "-c", "echo one; exec sleep 60"])
        #expect(try lost.word().hasPrefix("started"))
        let agent = try #require(lost.agent)
        _ = Eventually.wait(upTo: .seconds(30)) { lost.recorderPID != nil }
        let recorder = try #require(lost.recorderPID)
        try lost.signal(.kill)
        kill(recorder, SIGKILL)
        lost.handOver()
        let daemon = try trial.daemon()
        #expect(try trial.begun(daemon.pid))
        let isTaken = try Eventually.wait(upTo: .seconds(30)) {
            let shim = try trial.state(lost.paths).shim
            return try shim.map { try $0.pid != lost.pid && trial.processes.isAlive($0) } ?? false
        }
        #expect(isTaken)
        #expect(try trial.state(lost.paths).process == agent)
        let told = try Eventually.wait(upTo: .seconds(30)) {
            try trial.events().contains { $0.message.contains("has a shim again") }
        }
        #expect(told)
        // The shim that it called outlives it.
        try daemon.signal(.kill)
        _ = try daemon.end()
        #expect(try trial.processes.isAlive(agent))
        _ = try trial.processes.signal(agent, .kill)
        #expect(try lost.finished().isOver)
    }

    @Test func aRunBesideTheDaemonIsShownFromItsHelloToItsEnd() throws {
        let trial = try DaemonTrial()
        let daemon = try trial.daemon()
        #expect(try trial.begun(daemon.pid))
        let shim = try trial.launch(["/bin/sh", "-c", "exit 3"])
        #expect(try shim.finished().exitCode == 3)
        let told = try Eventually.wait(upTo: .seconds(30)) {
            try trial.events().contains {
                $0.typeText == "worker_changed" && $0.data["status"]?.stringValue == "failed"
                    && $0.data["exit_code"]?.integerValue == 3
            }
        }
        #expect(told)
    }

    @Test func theIndexIsStartedAgainAndGoesWithItsDaemon() throws {
        let trial = try DaemonTrial()
        let daemon = try trial.daemon()
        #expect(try trial.begun(daemon.pid))
        func child() throws -> ProcessIdentity? {
            for pid in ProcessTable.children(of: daemon.pid) where ProcessTable.command(of: pid).contains("roost-index")
            {
                return try trial.processes.identity(of: pid)
            }
            return nil
        }
        #expect(try Eventually.wait(upTo: .seconds(30)) { try child() != nil })
        let first = try #require(try child())
        _ = try trial.processes.signal(first, .kill)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try child().map { $0 != first } ?? false })
        #expect(try trial.notes().contains { $0.type == "child_ended" && $0.message.contains("SIGKILL") })
        let second = try #require(try child())
        try daemon.signal(.kill)
        _ = try daemon.end()
        #expect(try Eventually.wait(upTo: .seconds(30)) { try !trial.processes.isAlive(second) })
    }

    @Test func linksOfWorkersAreThoseOfLiveRuns() throws {
        let trial = try DaemonTrial()
        let stale = "\(trial.home.workers)/worker-1-0"
        try trial.disk.makeFolders(stale)
        try trial.disk.link("\(stale)/output.log", to: "../../runs/gone/stdout.log")
        let kept = "\(trial.home.workers)/notes"
        try trial.disk.makeFolders(kept)
        try trial.disk.createFile("\(kept)/todo.txt", with: Array("mine".utf8))
        let daemon = try trial.daemon()
        #expect(try trial.begun(daemon.pid))
        #expect(try Eventually.wait(upTo: .seconds(30)) { try !trial.disk.exists(stale) })
        #expect(try trial.disk.exists("\(kept)/todo.txt"))
    }
}
