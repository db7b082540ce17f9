import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// A flock whose daemon is killed again and again: nothing is started twice, and no agent notices.
@Suite struct FlockKillTests {
    private let isSoak = Environment.current()["ROOST_SOAK"] == "1"

    @Test func killingTheDaemonStartsNothingTwice() throws {
        let (agents, kills, bytes): (UInt64, Int, Int64) = isSoak ? (20, 100, 16 << 20) : (4, 10, 1 << 20)
        let flock = try FlockTrial()
        var daemon = try flock.start(["--workers", "\(agents + 2)"])
        let testbed = try Programs.path("roost-testbed")
        for seed in 0..<agents {
            let command = """
                echo $ROOST_RUN >> "\(flock.home.root)/launches"
                exec "\(testbed)" gen --seed \(seed) --bytes \(bytes) --pause-every 8 --pause-us 2000
                """
            try flock.add("t-\(seed)", command, by: "shell")
        }
        try flock.add("spoken-1", "demo: sleep 1s ;; say One ;; sleep 1s ;; say Two")
        try flock.add("spoken-2", "demo: ask Which? | a | b ;; say Done")
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<kills {
            // In the middle of a start, or of what it finds, as much as in between.
            try waitForOutput(Int.random(in: 0...Int(bytes) / kills, using: &generator), in: flock)
            try daemon.signal(.kill)
            _ = try daemon.end()
            daemon = try flock.trial.daemon()
            if Bool.random(using: &generator) { #expect(try flock.trial.begun(daemon.pid)) }
        }
        try daemon.signal(.kill)
        _ = try daemon.end()
        daemon = try flock.start()
        #expect(try flock.settle(within: .seconds(300)))
        try flock.end(daemon)
        try expectWholeRecord(of: flock, agents, bytes)
    }

    /// Some more bytes of any agent, or the end of all.
    private func waitForOutput(_ count: Int, in flock: FlockTrial) throws {
        func output() throws -> Int {
            try flock.trial.all().reduce(0) { sum, paths in
                sum + Int(try flock.trial.disk.status(of: paths.log(of: .stdout))?.bytes ?? 0)
            }
        }
        let wanted = try output() + count
        _ = try Eventually.wait(upTo: .seconds(2)) { try output() >= wanted }
    }

    private func expectWholeRecord(of flock: FlockTrial, _ agents: UInt64, _ bytes: Int64) throws {
        let standing = try flock.standing()
        let launches = try flock.launches()
        #expect(launches.values.allSatisfy { $0 == 1 } && launches.count == Int(agents) + 2)
        for task in (0..<agents).map({ "t-\($0)" }) + ["spoken-1", "spoken-2"] {
            #expect(try standing.status(of: task) == .completed, "\(task)")
            let begun = try flock.runs(of: task).filter { $0.state.process != nil }
            #expect(begun.count == 1, "\(task)")
        }
        for seed in 0..<agents {
            let run = try #require(try flock.runs(of: "t-\(seed)").first { $0.state.process != nil })
            let oracle = ByteOracle(seed: seed, bytesWanted: bytes)
            for channel in Channel.allCases {
                #expect(try oracle.check(run.paths.log(of: channel), as: channel).isClean, "t-\(seed)")
            }
        }
    }
}
