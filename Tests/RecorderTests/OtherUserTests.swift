import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// A shim of a user that may do nothing: no control groups, no log of the kernel, and as little of all else as there
/// may be. Each test has a user of its own, since limits count all that a user has.
@Suite("root: the shim of another user", .enabled(if: geteuid() == 0, "root: only root can be another user"))
struct OtherUserTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture() }

    private func start(
        _ command: [String],
        as user: Int,
        limits: [String] = [],
        _ change: (inout LaunchPlan) -> Void = { _ in }
    ) throws -> RunningShim {
        let prepared = try fixture.prepare(command, change)
        _ = try ProgramCall("/bin/chown", ["-R", "\(user)", fixture.home.root]).run()
        return try fixture.start(prepared, through: try Self.wrapper(as: user, limits: limits))
    }

    /// The user first: the limits count from there on.
    private static func wrapper(as user: Int, limits: [String]) throws -> [String] {
        let who = [try Programs.tool("setpriv"), "--reuid=\(user)", "--regid=\(user)", "--clear-groups"]
        return try limits.isEmpty ? who : who + [Programs.tool("prlimit")] + limits
    }

    private func generator(_ oracle: ByteOracle) throws -> [String] {
        [try Programs.path("roost-testbed"), "gen", "--seed", "\(oracle.seed)", "--bytes", "\(oracle.bytesWanted)"]
    }

    private func expectClean(_ shim: RunningShim, _ oracle: ByteOracle) throws {
        let word = try shim.word()
        #expect(word.hasPrefix("started"), "\(word)")
        let state = try shim.finished()
        #expect(state.status == .known(.completed))
        for channel in Channel.allCases {
            let check = try oracle.check(shim.paths.log(of: channel), as: channel)
            #expect(check.isClean, "\(channel): \(check)")
        }
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func allIsRecorded() throws {
        let oracle = ByteOracle(seed: 11, bytesWanted: 4 << 20)
        let shim = try start(generator(oracle), as: 40_001)
        try expectClean(shim, oracle)
        let data = try shim.event(.agentStarted)?.data
        #expect(data?["group"] == nil)
    }

    @Test func theTreeIsStopped() throws {
        let children = "for i in {1..20}; do (setsid bash -c 'sleep 1041 & sleep 1042' &) ; done"
        let script = "trap '' TERM; \(children); echo up; sleep 1043"
        let shim = try start(["/bin/bash", "-c", script], as: 40_002) { $0.stopGraceSeconds = 1 }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        try shim.signal(.terminate)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted))
        _ = try shim.end()
        let survivors = try shim.survivors()
        #expect(survivors == [])
    }

    @Test func theAllowanceForPipesIsSpent() throws {
        let spend = """
            import fcntl, os, sys
            pipes = []
            while True:
                pipes.append(os.pipe())
                try: fcntl.fcntl(pipes[-1][1], 1031, 1 << 20)
                except OSError: break
            print('spent', len(pipes), flush=True)
            sys.stdin.read()
            """
        let wrapper = try Self.wrapper(as: 40_003, limits: ["--nofile=4096:4096"])
        let spender = try RunningProgram(wrapper[0], Array(wrapper[1...]) + ["/usr/bin/python3", "-c", spend])
        let line = try spender.readLine()
        #expect(line?.hasPrefix("spent") == true)
        let oracle = ByteOracle(seed: 12, bytesWanted: 4 << 20)
        let shim = try start(generator(oracle), as: 40_003)
        try expectClean(shim, oracle)
        let data = try shim.event(.agentStarted)?.data
        #expect(data?["stdoutPipeBytes"] == .integer(8192))
        try spender.signal(.kill)
    }

    @Test func fewDescriptorsAreEnough() throws {
        let oracle = ByteOracle(seed: 13, bytesWanted: 1 << 20)
        try expectClean(try start(generator(oracle), as: 40_004, limits: ["--nofile=40:40"]), oracle)
    }

    /// Whatever the number is at which it goes no further: it says so, and nothing is half made.
    @Test func tooFewDescriptorsAreSaid() throws {
        for limit in stride(from: 8, through: 36, by: 2) {
            let shim = try start(["/bin/true"], as: 40_005, limits: ["--nofile=\(limit):\(limit)"])
            let word = try shim.word()
            let end = try shim.end()
            #expect(end != nil, "\(limit): it does not end")
            let state = try shim.state()
            let isTold = word.hasPrefix("failed ") && state.status == .known(.prepared)
            let isRefused = word == "ended" && state.reason == .known(.exec) && state.exitCode == 126
            let hasRun = word.hasPrefix("started") && state.status == .known(.completed)
            // A shim that the system could not even load says nothing.
            let isStillborn = word.isEmpty && state.status == .known(.prepared) && end?.status != .exited(code: 0)
            #expect(isTold || isRefused || hasRun || isStillborn, "\(limit): \(word) \(state)")
            let findings = try shim.findings()
            #expect(findings == [], "\(limit): \(word)")
        }
    }

    @Test(arguments: 1...4) func tooFewProcessesAreSaid(limit: Int) throws {
        let shim = try start(["/bin/true"], as: 40_010 + limit, limits: ["--nproc=\(limit):\(limit)"])
        let word = try shim.word()
        _ = try shim.end()
        let state = try shim.state()
        switch limit {
        case 1: #expect(word.hasPrefix("failed ") && state.status == .known(.prepared), "\(word)")
        case 2: #expect(word == "ended" && state.reason == .known(.exec) && state.exitCode == 126, "\(word) \(state)")
        default: #expect(state.status == .known(.completed), "\(word) \(state)")
        }
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test(arguments: [true, false]) func aStormOfProcessesEnds(isBash: Bool) throws {
        let storm =
            isBash ? "b() { b | b & }; b; echo up; sleep 1051" : "echo up; while :; do (setsid sleep 1052 &); done"
        let shim = try start(
            ["/bin/bash", "-c", "\(storm)"],
            as: isBash ? 40_020 : 40_021,
            limits: ["--nproc=150:150"]
        ) {
            $0.stopGraceSeconds = 1
        }
        let isUp = try shim.waitFor("up\n")
        #expect(isUp)
        let isMany = try Eventually.wait(upTo: .seconds(10)) { try shim.survivors().count > 50 }
        #expect(isMany)
        try shim.signal(.terminate)
        let state = try shim.finished()
        #expect(state.status == .known(.interrupted))
        _ = try shim.end()
        let survivors = try shim.survivors()
        #expect(survivors == [])
        for pid in survivors { kill(pid, SIGKILL) }
    }

    @Test func aKillIsNotTakenForWantOfMemory() throws {
        let shim = try start(["/bin/sh", "-c", "kill -KILL $$"], as: 40_030)
        let state = try shim.finished()
        #expect(state.reason == .known(.signal) && state.signal == Int64(SIGKILL) && state.exitCode == 137)
    }
}
