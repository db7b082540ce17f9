import Domain
import Glibc
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// `roost run` is killed at any moment of its life. Its run was never begun, or is recorded to its end: the program ran
/// once, and every byte of it is there.
@Suite struct RunKillTests {
    private static let killCount = Environment.current()["ROOST_SOAK"] == "1" ? 1_000 : 50
    private static let bytesWanted: Int64 = 200_000

    private enum End {
        case notMade
        case notStarted
        case recorded
    }

    private func start(_ seed: UInt64, _ trial: RunTrial) throws -> RunningProgram {
        let agent = [
            try Programs.path("roost-testbed"), "gen", "--seed", "\(seed)", "--bytes", "\(Self.bytesWanted)",
            "--pause-every", "16", "--pause-us", "500", "--exit", "7",
        ]
        let options = ["run", "--quiet", "--home", trial.home.root, "--cwd", trial.folder, "--"]
        return try RunningProgram(Programs.path("roost"), options + agent)
    }

    /// Whether anything of the run is still alive: who works on its directory, or was started with its environment.
    private func isAnybodyAtWork(_ trial: RunTrial) throws -> Bool {
        let root = trial.home.root
        if try !ProcessTable.read().marked(with: "ROOST_HOME=\(root)").isEmpty { return true }
        return try trial.disk.list("/proc").compactMap { Int32($0) }.contains {
            ProcessTable.command(of: $0).contains(root)
        }
    }

    private func end(of trial: RunTrial, _ seed: UInt64) throws -> End {
        let hasSettled = try Eventually.wait(upTo: .seconds(60)) { try !isAnybodyAtWork(trial) }
        #expect(hasSettled, "seed \(seed)")
        guard try trial.disk.exists(trial.home.runs), let run = try trial.runs().first else { return .notMade }
        if run.state.status == .known(.prepared) {
            #expect(run.state.process == nil)
            #expect(try trial.text(run.paths.log(of: .stdout)) == "")
            return .notStarted
        }
        #expect(run.state.isOver && run.state.exitCode == 7, "seed \(seed): \(run.state)")
        let oracle = ByteOracle(seed: seed, bytesWanted: Self.bytesWanted)
        for channel in Channel.allCases {
            let report = try oracle.check(run.paths.log(of: channel), as: channel)
            #expect(report.isClean, "seed \(seed), \(channel): \(report)")
        }
        let verification = try RunVerification.check(run.paths, disk: trial.disk, clock: SystemClock())
        #expect(verification.word == "whole", "seed \(seed)")
        return .recorded
    }

    /// How long one takes that is left alone.
    private func duration() throws -> Duration {
        let trial = try RunTrial(for: "RunKillTests")
        let began = ContinuousClock.now
        let program = try start(1, trial)
        _ = try program.readAll()
        #expect(try program.end() == .exited(code: 7))
        return ContinuousClock.now - began
    }

    @Test func aKilledRunIsRecordedToItsEndOrWasNeverBegun() throws {
        var generator = SeededGenerator(seed: 3)
        let wholeMicroseconds = Int64(try duration() / .microseconds(1))
        var ends: [End: Int] = [:]
        for seed in 1...UInt64(Self.killCount) {
            let trial = try RunTrial(for: "RunKillTests")
            let program = try start(seed, trial)
            _ = try program.readAll(upTo: .microseconds(Int64.random(in: 0...wholeMicroseconds, using: &generator)))
            try program.signal(.kill)
            _ = try program.end()
            ends[try end(of: trial, seed), default: 0] += 1
        }
        #expect(ends[.recorded, default: 0] > 0, "\(ends)")
    }
}
