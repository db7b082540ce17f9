import Asking
import Domain
import Platform
import TestSupport
import Testing

/// Any program can stand for `roost`: it gets the command line.
@Suite struct CommandProcessTests {
    private final class Heard {
        var lines: [String] = []
        var ends: [(end: CommandEnd, remarks: String)] = []
    }

    private let home: TemporaryHome
    private let loop: EventLoop

    init() throws {
        home = try TemporaryHome(for: "CommandProcessTests")
        loop = try EventLoop()
    }

    private func begin(
        _ script: String,
        _ heard: Heard,
        input: String? = nil,
        linesMax: Int = 3,
        limits: CommandLimits = CommandLimits()
    ) throws -> CommandProcess {
        let program = home.path("program")
        try Programs.make(program, "#!/bin/sh\n\(script)\n")
        return try CommandProcess(
            CommandWords(["why", "--", "-"], input: input.map { Array($0.utf8) }),
            of: program,
            environment: .current(),
            limits: limits,
            on: loop,
            processes: SystemProcesses(),
            take: { line in
                if case .whole(let bytes) = line { heard.lines.append(String(decoding: bytes, as: UTF8.self)) }
                return heard.lines.count <= linesMax
            },
            ended: { heard.ends.append(($0, String(decoding: $1, as: UTF8.self))) }
        )
    }

    private func turn(upTo limit: Duration = .seconds(60), until isDone: () throws -> Bool) throws -> Bool {
        try Eventually.wait(upTo: limit) {
            try loop.turn(upTo: .milliseconds(20))
            return try isDone()
        }
    }

    @Test func rowsRemarksAndTheEndComeTogether() throws {
        let heard = Heard()
        let process = try begin("echo '{\"a\":1}'; echo said >&2; printf '{\"a\":2}'; exit 3", heard)
        #expect(try turn { !heard.ends.isEmpty })
        #expect(heard.ends[0].end == .exited(.exited(code: 3)))
        #expect(heard.lines == ["{\"a\":1}", "{\"a\":2}"] && heard.ends[0].remarks == "said\n")
        process.kill()
        #expect(heard.ends.count == 1)
    }

    @Test func itReadsItsInputAndGetsItsWords() throws {
        let heard = Heard()
        let process = try begin("echo \"$*: $(cat)\"", heard, input: "long text")
        #expect(try turn { !heard.ends.isEmpty })
        #expect(heard.lines == ["why -- -: long text"])
        withExtendedLifetime(process) {}
    }

    @Test func whatHasSaidEnoughIsEndedWithAllThatItStarted() throws {
        let heard = Heard()
        let process = try begin("sleep 1000 & echo $! > \"$0.pid\"; while :; do echo '{}'; done", heard)
        #expect(try turn { !heard.ends.isEmpty })
        #expect(heard.ends[0].end == .cut && heard.lines.count == 4)
        try expectSleeperIsGone()
        withExtendedLifetime(process) {}
    }

    @Test func whatIsKilledIsNotHeardOfAndEndsWithAllThatItStarted() throws {
        let heard = Heard()
        let process = try begin("sleep 1000 & echo $! > \"$0.pid\"; wait", heard)
        #expect(try turn { try SystemDisk().exists(home.path("program.pid")) })
        process.kill()
        try expectSleeperIsGone()
        #expect(heard.ends.isEmpty)
    }

    @Test func oneThatIsNotWantedAnyMoreIsNotLeftToBeWaitedFor() throws {
        let file = home.path("program.pid")
        var first: CommandProcess? = try begin("echo $$ > \"$0.pid\"; exec sleep 1000", Heard())
        #expect(try turn { try SystemDisk().exists(file) && sleeper() != nil })
        let folder = "/proc/\(try #require(try sleeper()).pid)"
        first = nil
        let isGone = try Eventually.wait(upTo: .seconds(60)) {
            // Whoever begins another one waits for those that have ended.
            let next = try begin("exit 0", Heard())
            withExtendedLifetime(next) {}
            return try !SystemDisk().exists(folder)
        }
        #expect(isGone && first == nil)
    }

    /// A channel that a descendant has taken with it is not waited for.
    @Test func aDescendantThatStaysHoldsUpNobody() throws {
        let heard = Heard()
        let process = try begin("setsid sleep 1000 & echo $! > \"$0.pid\"; echo '{\"a\":1}'", heard)
        #expect(try turn { !heard.ends.isEmpty })
        #expect(heard.lines == ["{\"a\":1}"])
        let sleeper = try #require(try sleeper())
        _ = try SystemProcesses().signal(sleeper, .kill)
        withExtendedLifetime(process) {}
    }

    @Test func whatTakesTooLongIsEndedWithAllThatItStarted() throws {
        let heard = Heard()
        let limits = CommandLimits(time: .milliseconds(500))
        let process = try begin("sleep 1000 & echo $! > \"$0.pid\"; wait", heard, limits: limits)
        #expect(try turn { !heard.ends.isEmpty })
        #expect(heard.ends[0].end == .timedOut)
        try expectSleeperIsGone()
        withExtendedLifetime(process) {}
    }

    private func sleeper() throws -> ProcessIdentity? {
        let text = String(decoding: try SystemDisk().readAll(home.path("program.pid"), bytesMax: 64), as: UTF8.self)
        return try SystemProcesses().identity(of: try #require(Int32(text.filter(\.isNumber))))
    }

    private func expectSleeperIsGone() throws {
        let isGone = try Eventually.wait(upTo: .seconds(30)) {
            guard try SystemDisk().exists(home.path("program.pid")) else { return false }
            guard let sleeper = try sleeper() else { return true }
            return try !SystemProcesses().isAlive(sleeper)
        }
        #expect(isGone)
    }
}
