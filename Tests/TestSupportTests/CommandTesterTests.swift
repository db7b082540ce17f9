import Platform
import TestSupport
import Testing

@Suite struct CommandTesterTests {
    private func shell(_ script: String) throws -> CommandTester {
        try CommandTester(tool: "sh").arguments("-c", script)
    }

    @Test func argumentsEnvironmentFolderAndInputReachTheProgram() throws {
        let result = try shell("echo \"$1 $NAME $PWD\"; cat").arguments("sh", "an argument")
            .environment(["NAME": "a value"]).folder("/").input("and an input").run()
        #expect(result.stdout == "an argument a value /\nand an input")
        #expect(result.stderr == "")
        #expect(result.exitCode == 0)
    }

    @Test func theEnvironmentIsItsOwn() throws {
        let result = try CommandTester(tool: "env").environment(["ONLY": "this"]).run()
        let names = Set(result.stdout.split(separator: "\n").compactMap { $0.split(separator: "=").first })
        #expect(names == ["ONLY", "PATH"])
    }

    @Test func bothChannelsAreReadAtOnceToTheirEnds() throws {
        let script = "for i in 1 2 3 4; do head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2; done"
        let result = try shell(script).run()
        #expect(result.stdoutBytes.count == 1_200_000)
        #expect(result.stderrBytes.count == 1_200_000)
    }

    @Test func theEndOfTheProgramIsTold() throws {
        #expect(try shell("exit 7").run().exitCode == 7)
        let killed = try shell("kill -TERM $$").run()
        #expect(killed.status == .signaled(.terminate, coreDumped: false))
        #expect(killed.exitCode == 143)
    }

    @Test func aProgramThatDoesNotEndIsKilledAndReportedWithWhatItWrote() throws {
        let error = #expect(throws: CommandTesterError.self) {
            try shell("echo so far; exec sleep 600").limit(.milliseconds(500)).run()
        }
        guard case .timedOut(_, _, let stdout, _) = error else {
            Issue.record("it ended by itself, or could not be started: \(String(describing: error))")
            return
        }
        #expect(stdout == "so far\n")
    }

    @Test func aChannelThatIsHeldOpenByAnotherProcessIsReadUntilItCloses() throws {
        #expect(try shell("(read line; echo late) < /dev/null & exit 3").run().stdout == "late\n")
    }

    @Test func whatAProgramLeavesBehindEndsWithIt() throws {
        let error = #expect(throws: CommandTesterError.self) {
            try shell("sleep 600 & echo $!").limit(.milliseconds(500)).run()
        }
        guard case .timedOut(_, _, let stdout, _) = error else {
            Issue.record("its channels were not held open: \(String(describing: error))")
            return
        }
        let pid = try #require(Int32(stdout.dropLast()))
        #expect(try Eventually.wait(upTo: .seconds(10)) { try ProcessStatus.read(pid)?.hasEnded ?? true })
    }

    @Test func outputMayGoToAFileOrToNobody() throws {
        let full = try shell("echo text").output(to: "/dev/full").run()
        #expect(full.exitCode != 0)
        #expect(full.stdout == "")
        #expect(full.stderr != "")
        let unread = try CommandTester(tool: "cat").input("text").withoutReader().run()
        #expect(unread.status == .signaled(.brokenPipe, coreDumped: false))
    }

    @Test func aTerminalHasASizeAndShowsBothChannels() throws {
        let result = try shell("test -t 0 && test -t 1 && stty size && echo beside >&2")
            .onTerminal(columns: 100, rows: 30).run()
        #expect(result.stdout == "30 100\r\nbeside\r\n")
        #expect(result.exitCode == 0)
    }

    @Test func whatCannotBeTriedIsAnErrorAndNoResult() throws {
        #expect(throws: CommandTesterError.self) { try CommandTester(tool: "no-such-program-anywhere") }
        #expect(throws: CommandTesterError.self) {
            try CommandTester(tool: "cat").input([UInt8](repeating: 0, count: 70_000)).run()
        }
        #expect(throws: PlatformError.self) { try CommandTester("roost-of-nobody").run() }
    }

    @Test func whatIsTypedAheadIsReadFromTheTerminal() throws {
        let result = try CommandTester(tool: "head").arguments("-n", "1").input("one\ntwo\n").onTerminal().run()
        #expect(result.exitCode == 0)
        #expect(result.stdout.hasSuffix("one\r\n"))
    }
}
