import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// Process ids are given out again. Whoever has that of a shim or an agent, and is neither, is left alone by the daemon
/// and by those whom it calls, whatever is asked of them.
@Suite struct DaemonReusedNumberTests {
    private static let signalling = "kill,tkill,tgkill,pidfd_send_signal,rt_sigqueueinfo,rt_tgsigqueueinfo"

    /// What makes an innocent process another than the one that the files of a run name.
    enum Other: String, CaseIterable {
        case startTime
        case boot
    }

    /// Somebody who hears every signal, and says so.
    private struct Innocent {
        let program: RunningProgram
        let identity: ProcessIdentity

        init(_ trial: DaemonTrial) throws {
            program = try RunningProgram(Programs.path("roost-testbed"), ["receive"])
            #expect(try program.readLine() == "ready")
            identity = try #require(try trial.processes.identity(of: program.pid))
        }

        func differing(by other: Other) -> ProcessIdentity {
            switch other {
            case .startTime:
                ProcessIdentity(boot: identity.boot, pid: identity.pid, startTicks: identity.startTicks &- 1)
            case .boot: ProcessIdentity(boot: "another-boot", pid: identity.pid, startTicks: identity.startTicks)
            }
        }

        /// It lives, and has heard nothing.
        func expectPeace(_ trial: DaemonTrial) throws {
            #expect(try trial.processes.isAlive(identity))
            try program.signal(.kill)
            #expect(try program.readAll() == [])
        }
    }

    /// A run that was, whose files now say that this process is its agent and its shim.
    private func run(of process: ProcessIdentity, in trial: DaemonTrial) throws -> RunPaths {
        let shim = try trial.launch(["/bin/sleep", "600"])
        #expect(try shim.word().hasPrefix("started"))
        let agent = try #require(shim.agent)
        _ = Eventually.wait(upTo: .seconds(30)) { shim.recorderPID != nil }
        let recorder = try #require(try shim.recorderPID.flatMap { try trial.processes.identity(of: $0) })
        try shim.signal(.kill)
        for process in [recorder, agent] {
            _ = try trial.processes.signal(process, .kill)
            let hasEnded = try Eventually.wait(upTo: .seconds(30)) { try !trial.processes.isAlive(process) }
            #expect(hasEnded)
        }
        _ = try shim.end()
        shim.handOver()
        var metadata = try RunMetadata.read(shim.paths.metadata, on: trial.disk).json
        metadata["checkpointMode"] = "enabled"
        try trial.disk.replaceFile(shim.paths.metadata, with: JSONWriter.bytes(.object(metadata)))
        var state = try trial.state(shim.paths)
        state.process = process
        state.shim = process
        try trial.disk.replaceFile(shim.paths.state, with: state.bytes)
        return shim.paths
    }

    private func areOver(_ trial: DaemonTrial) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) { try trial.all().allSatisfy { try trial.state($0).isOver } }
    }

    /// A reboot is one case of it. The kernel is asked whether anybody was signalled at all.
    @Test func whoIsFoundWithTheNumberIsNotSignalledByAnybody() throws {
        let trial = try DaemonTrial()
        let innocent = try Innocent(trial)
        var ends: [Reason: Int] = [:]
        for other in Other.allCases { _ = try run(of: innocent.differing(by: other), in: trial) }
        let log = "\(trial.home.root)/strace.log"
        let options = ["-f", "-qq", "-e", "signal=none", "-e", "trace=\(Self.signalling)", "-o", log]
        let tracer = try RunningProgram(
            Programs.tool("strace"),
            options + [Programs.path("roostd"), "--foreground", "--home", trial.home.root],
            errorsTo: "\(trial.home.root)/daemon.err"
        )
        #expect(try areOver(trial))
        for paths in try trial.all() {
            let state = try trial.state(paths)
            ends[try #require(state.reason?.known), default: 0] += 1
        }
        #expect(ends == [.unknown: 1, .reboot: 1])
        #expect(String(decoding: try trial.disk.readAll(log, bytesMax: 1 << 20), as: UTF8.self) == "")
        let daemon = try #require(try trial.living()).process
        _ = try trial.processes.signal(daemon, .kill)
        _ = try tracer.end()
        try innocent.expectPeace(trial)
    }

    /// The run goes on in the daemon's eyes, since nobody can take it over: all that is asked of it goes by signals to
    /// the process that its files name.
    @Test(arguments: Other.allCases) func whatIsAskedOfTheRunReachesNobody(other: Other) throws {
        let trial = try DaemonTrial()
        let innocent = try Innocent(trial)
        let paths = try run(of: innocent.differing(by: other), in: trial)
        let name = FilePath.name(of: paths.directory)
        do {
            let claim = try trial.disk.openFile(paths.launch, .writeExisting)
            #expect(try ByteLock.acquire(.write, on: 0, of: claim))
            let daemon = try trial.daemon()
            #expect(try trial.begun(daemon.pid))
            for (directive, words) in [
                ("stop-worker", [name]), ("stop-worker", [name, "now"]), ("checkpoint", [name]),
                ("checkpoint", ["manual-001"]), ("steer", [name, "hello"]), ("answer", ["manual-001", "yes"]),
            ] {
                let answer = try trial.ask(directive, words)
                #expect(!answer.isOK && answer.code == .known(.refused), "\(directive) \(words): \(answer.detail)")
            }
            // Those who are asked to end with the daemon, too.
            #expect(try trial.ask("stop", ["now"]).isOK)
            #expect(try trial.state(paths).status == .known(.running))
            try ByteLock.release(0, of: claim)
            #expect(try daemon.end(within: .seconds(60)) == .exited(code: 0))
        }
        #expect(try areOver(trial))
        try innocent.expectPeace(trial)
    }
}
