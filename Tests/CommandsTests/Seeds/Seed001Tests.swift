import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// The acceptance criteria of the seed of restarts, by its own words. What it wants of panes and of the dashboard is
/// shown with those.
@Suite struct Seed001Tests {
    private let trial: SeedTrial

    init() throws { trial = try SeedTrial(for: "Seed001") }

    /// The next daemon after this one, once it answers.
    private func successor(of first: Int32) throws -> Int32 {
        let hasCome = try Eventually.wait(upTo: .seconds(60)) {
            try trial.daemons.living().map { $0.process.pid != first } ?? false
        }
        #expect(hasCome)
        let pid = try #require(try trial.daemons.living()).process.pid
        try trial.awaitDaemon(pid)
        return pid
    }

    /// How each daemon of the home has ended, the first one first; nil for one that goes on.
    private func ends() throws -> [Term<SessionEnd>?] {
        try SessionLookup.sessions(in: trial.runs.home, on: trial.disk).map {
            (try SessionMetadata.read($0.metadata, on: trial.disk), try SessionState.read($0.state, on: trial.disk))
        }.filter { $0.0.kind == .known(.daemon) }.sorted { $0.0.startedAt < $1.0.startedAt }.map(\.1.exitReason)
    }

    @Test func criteria4To6ARestartIsGracefulAndWorkersAreThereAfterIt() throws {
        let repository = try ScratchRepository()
        let first = try trial.daemon()
        let script = "echo launched >> \(trial.runs.scratch.path("launches")); echo unsaved > new.txt; \(trial.untilGo)"
        #expect(try trial.roost("run", "-d", "--cwd", repository.root, "--", "sh", "-c", script).exitCode == 0)
        let worker = try trial.worker()
        let isKnown = try Eventually.wait(upTo: .seconds(60)) {
            try trial.disk.exists("\(repository.root)/new.txt") && trial.live()?["connected"] == true
        }
        #expect(isKnown)
        // 4: the asker is told and goes; it is announced, work is saved, and it ends well.
        let asked = try trial.roost("directive", "restart-daemon")
        #expect(asked.exitCode == 0 && asked.stdout == "restarting in 5s\n")
        let status = try trial.roost("directive", "status", "-o", "json").stdout
        #expect(status.contains(#""state":"restarting""#))
        #expect(try first.end(within: .seconds(90)) == .exited(code: 0))
        #expect(try RunState.read(worker.run.paths.state, on: trial.disk).checkpointSeq == 1)
        let saved = try trial.roost("run", "checkpoint", "show", worker.run.metadata.run.text, "-p")
        #expect(saved.stdout.contains("+unsaved\n"))
        // 5: another one, with a process id of its own, though nobody has started it.
        let second = try successor(of: first.pid)
        #expect(try ends() == [.known(.normal), nil])
        let isTold = try Eventually.wait(upTo: .seconds(60)) {
            try trial.roost("event", "list", "-o", "jsonl").stdout.contains("saving: 1 run is waited for")
        }
        #expect(isTold)
        // 6: the worker is the same, and connected again by itself.
        let isBack = try Eventually.wait(upTo: .seconds(60)) { try trial.live()?["connected"] == true }
        #expect(isBack)
        let live = try #require(try trial.live())
        #expect(live["run"]?.stringValue == worker.run.metadata.run.text)
        let process = try #require(worker.run.state.process)
        #expect(live["pid"]?.integerValue == Int64(process.pid))
        #expect(try SystemProcesses().isAlive(process))
        #expect(try trial.runs.text(trial.runs.scratch.path("launches")) == "launched\n")
        try trial.signalGo()
        #expect(try trial.runs.waitForRun { $0.state.isOver }?.state.exitCode == 0)
        #expect(try trial.daemons.living()?.process.pid == second)
    }

    /// Whoever lost the answer asks again, at any moment, and two may ask at once: all of it is one restart.
    @Test func criterion4ALostAnswerIsAskedForAgainAndTwoAreOne() throws {
        let first = try trial.daemon()
        let both = try [trial.beside("directive", "restart-daemon"), trial.beside("directive", "restart-daemon")]
        for asker in both {
            #expect(try asker.readLine()?.hasPrefix("restarting in ") == true)
            #expect(try asker.end() == .exited(code: 0))
        }
        // One that is killed before it has read its answer, as far as that can be met.
        let lost = try trial.beside("directive", "restart-daemon")
        try lost.signal(.kill)
        _ = try lost.end()
        let again = try trial.roost("directive", "restart-daemon")
        #expect(again.exitCode == 0 && again.stdout.hasPrefix("restarting in "))
        #expect(try first.end(within: .seconds(90)) == .exited(code: 0))
        let second = try successor(of: first.pid)
        let late = try trial.roost("directive", "restart-daemon")
        #expect(late.exitCode == 0 && late.stdout == "restarted already: this is the new daemon (pid \(second))\n")
        #expect(try ends() == [.known(.normal), nil])
        #expect(try trial.daemons.living()?.process.pid == second)
    }

    /// What a daemon that was killed has left lingers, and is nobody's.
    @Test func criterion5ASocketThatLingersKeepsNoDaemonFromBeginning() throws {
        let first = try trial.daemon()
        try first.signal(.kill)
        _ = try first.end()
        #expect(try trial.disk.exists(trial.runs.home.socket))
        #expect(try trial.roost("directive", "status").exitCode == 3)
        #expect(try trial.roost("start", "--daemon-only", "--workers", "2").exitCode == 0)
        let second = try #require(try trial.daemons.living()).process.pid
        #expect(second != first.pid)
        #expect(try trial.roost("directive", "status").stdout.contains("pid \(second)"))
    }
}
