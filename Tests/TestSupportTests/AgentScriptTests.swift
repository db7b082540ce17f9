import Platform
import TestSupport
import Testing

@Suite struct AgentScriptTests {
    @Test(arguments: [
        "say plain", "say \"; \\n \\x07 \\\\ é 漢\"", "bytes 00ff", "pause 1500ms", "exit 255", "signal USR1",
        "ignore HUP",
        "flood 1GiB", "prompt ?", "repeat 0; end", "child; child; say late; end; pause 1us; end; exit 1",
    ])
    func theTextOfAScriptReadsBackAsTheSameSteps(text: String) throws {
        let script = try AgentScript(parsing: text)
        #expect(try AgentScript(parsing: script.text) == script)
    }

    // MARK: - Played by a process

    private func play(_ script: String, input: String = "") throws -> CommandResult {
        try CommandTester("roost-testbed").arguments("agent", "--script", script).input(input).run()
    }

    @Test func textAndBytesGoToTheirChannelsAndTheCodeIsTheScripts() throws {
        let result = try play("say one; err two; bytes 00ff; repeat 2; say x; end; exit 3; say never")
        #expect(result.stdoutBytes == Array("one\n".utf8) + [0, 255] + Array("x\nx\n".utf8))
        #expect(result.stderr == "two\n")
        #expect(result.exitCode == 3)
    }

    @Test func aScriptStandsInAFileToo() throws {
        let home = try TemporaryHome()
        try SystemDisk().createFile(home.path("script"), with: Array("say from a file\nrepeat 2\nexit 4\nend\n".utf8))
        let result = try CommandTester("roost-testbed").arguments("agent", home.path("script")).run()
        #expect(result.stdout == "from a file\n")
        #expect(result.exitCode == 4)
    }

    @Test func aPromptWaitsForItsAnswer() throws {
        #expect(try play("prompt \"Go on? \"", input: "yes\n").stdout == "Go on? answer: yes\n")
        #expect(try play("prompt \"Go on? \"").stdout == "Go on? no answer\n")
    }

    @Test func aFloodIsJustAsLongAsItSays() throws {
        #expect(try play("flood 100001B").stdoutBytes.count == 100_001)
    }

    @Test func anAgentIsEndedByItsOwnSignal() throws {
        #expect(try play("say here; signal KILL").status == .signaled(.kill, coreDumped: false))
        #expect(try play("ignore TERM; signal TERM").status == .signaled(.terminate, coreDumped: false))
    }

    @Test func aSignalThatIsIgnoredDoesNotEndIt() throws {
        let agent = try RunningProgram(
            Programs.path("roost-testbed"),
            ["agent", "--script", "ignore TERM; say ready; prompt ?; exit 5"]
        )
        #expect(try agent.readLine() == "ready")
        try agent.signal(.terminate)
        try agent.type("go\n")
        #expect(try agent.end() == .exited(code: 5))
    }

    /// The agent has ended, its child has not, and the channel has no end before the child's.
    @Test func aChildOutlivesItsAgentAndHasItsChannels() throws {
        let agent = try RunningProgram(
            Programs.path("roost-testbed"),
            ["agent", "--script", "child; child; pause 60ms; say late; end; pause 30ms; say child; end; exit 3"]
        )
        #expect(try agent.end() == .exited(code: 3))
        #expect(try agent.readAll() == Array("child\nlate\n".utf8))
    }

    @Test func aScriptThatCannotBeReadIsNotBegun() throws {
        let result = try play("say one; shout two")
        #expect(result.stdout == "")
        #expect(result.stderr.hasPrefix("roost-testbed: line 1, column 10: there is no step \"shout\"\n"))
        #expect(result.exitCode == 2)
    }
}
