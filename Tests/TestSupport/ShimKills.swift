import Domain
import Glibc
import Journal
import Platform

/// Runs whose shim is killed again and again while the agent writes. What is left is held against what the agent wrote,
/// byte for byte.
package struct ShimKills {
    package enum Target: String, Sendable, CaseIterable {
        case recorder
        case keeper
        /// Keeper and recorder together; then somebody takes the run over.
        case both
    }

    /// What became of one run.
    package struct Report: Sendable {
        package var kills = 0
        package var complaints: [String] = []
    }

    private static let bytesPerRun: Int64 = 6 << 20
    private static let exitCode = 7

    private let fixture: ShimFixture
    private let target: Target
    private let seed: UInt64

    package init(of target: Target, seed: UInt64, in fixture: ShimFixture) {
        self.fixture = fixture
        self.target = target
        self.seed = seed
    }

    /// One run, with up to so many kills.
    package func run(killsMax: Int) throws -> Report {
        var generator = SeededGenerator(seed: seed)
        var report = Report()
        let oracle = ByteOracle(seed: seed, bytesWanted: Self.bytesPerRun)
        let command = [
            try Programs.path("roost-testbed"), "gen", "--seed", "\(seed)", "--bytes", "\(Self.bytesPerRun)",
            "--pause-every", "8", "--pause-us", "700", "--exit", "\(Self.exitCode)",
        ]
        var shim = try fixture.launch(command)
        let began = try shim.word()
        guard began.hasPrefix("started") else {
            report.complaints.append("it was not started: \(began)")
            return report
        }
        while report.kills < killsMax, try !shim.state().isOver {
            usleep(UInt32.random(in: 500...30_000, using: &generator))
            guard try kill(&shim, &report) else { break }
        }
        try judge(shim, oracle, &report)
        return report
    }

    /// Answers whether there was somebody to kill.
    private func kill(_ shim: inout RunningShim, _ report: inout Report) throws -> Bool {
        switch target {
        case .recorder:
            guard let recorder = shim.recorderPID, isRecorder(recorder, of: shim) else { return true }
            report.kills += Glibc.kill(recorder, SIGKILL) == 0 ? 1 : 0
            return true
        case .keeper:
            // With it gone there is no other for this run.
            try shim.signal(.kill)
            report.kills += 1
            return false
        case .both:
            guard let recorder = shim.recorderPID else { return true }
            // An agent that has ended has nobody left who could tell how.
            guard let agent = shim.agent, try SystemProcesses().isAlive(agent) else { return false }
            try shim.signal(.kill)
            Glibc.kill(recorder, SIGKILL)
            report.kills += 1
            let next = try fixture.adopt(shim.paths)
            let word = try next.word()
            if word.hasPrefix("failed") { report.complaints.append(word) }
            shim.handOver()
            shim = next
            return true
        }
    }

    private func isRecorder(_ pid: Int32, of shim: RunningShim) -> Bool {
        ProcessTable.children(of: shim.pid).contains(pid)
    }

    private func judge(_ shim: RunningShim, _ oracle: ByteOracle, _ report: inout Report) throws {
        let state = try shim.finished(within: .seconds(60))
        guard state.isOver else { return report.complaints.append("the run did not end: \(state)") }
        for channel in Channel.allCases {
            let check = try oracle.check(shim.paths.log(of: channel), as: channel)
            // Where the agent ended while nobody held its pipes, what stood in them went with it, and that is told.
            let isInDoubt = try shim.events().contains { $0.typeText == EventType.tailInDoubt.rawValue }
            let isShort = isInDoubt && check.duplicated + check.reordered + check.altered == 0
            if !check.isClean, !isShort { report.complaints.append("\(channel.rawValue): \(check)") }
        }
        let isSeen = state.exitCode == Int64(Self.exitCode)
        // With both gone, the status may be past finding; it is never made up.
        let isLost = target == .both && state.outcome == .known(.lost)
        if !isSeen, !isLost { report.complaints.append("it ended as \(state)") }
        report.complaints += try shim.findings()
    }
}
