import Commands
import Testing

@Suite struct CommandLineParserTests {
    @Test func noWordsAreTheBareCommand() throws {
        #expect(try SampleLine.invocation().command.path.isEmpty)
        #expect(try SampleLine.invocation("--color", "never").command.path.isEmpty)
    }

    @Test func theLongestPathOfWordsIsTheCommand() throws {
        #expect(try SampleLine.invocation("run", "list").command.path == ["run", "list"])
        #expect(try SampleLine.invocation("run", "--", "list").command.path == ["run"])
    }

    @Test func optionsOfEveryCommandMayStandBeforeItsWords() throws {
        let invocation = try SampleLine.invocation(
            "--home",
            "/h",
            "-o",
            "csv",
            "run",
            "list",
            "--color=never",
            "--home=/i"
        )
        #expect(invocation.command.path == ["run", "list"])
        #expect(invocation.format == .csv)
        #expect(try invocation.home() == "/i")
        #expect(try SampleLine.invocation("task", "--color=never", "list").command.path == ["task", "list"])
    }

    @Test func anUnknownWordIsNamedWithWhatItMayMean() {
        #expect(SampleLine.fault("lgos") == .unknownCommand("lgos", similar: ["roost logs"]))
        #expect(SampleLine.fault("task", "lost") == .unknownCommand("lost", similar: ["roost task list"]))
        #expect(SampleLine.fault("--color", "never", "--bogus", "zzz") == .unknownOption("--bogus", similar: []))
        #expect(SampleLine.fault("-o", "json", "zzz") == .unknownCommand("zzz", similar: []))
    }

    @Test func unlistedCommandsAreNotSuggested() {
        #expect(SampleLine.fault("cuont") == .unknownCommand("cuont", similar: []))
    }

    @Test func aCommandThatIsAlsoTheBeginningOfOthersTakesNoWordsOfItsOwn() throws {
        let path = ["run"]
        #expect(SampleLine.fault("run", "lst") == .wordBeforeRest("lst", similar: ["roost run list"], command: path))
        let claude = UsageFault.wordBeforeRest("claude", similar: [], command: path)
        #expect(SampleLine.fault("run", "claude") == claude)
        #expect(claude.advice == "to run it as a command: roost run -- claude")
        #expect(try SampleLine.invocation("run", "--", "lst").rest == ["lst"])
        #expect(try SampleLine.invocation("run", "--label", "list", "--", "x").command.path == path)
    }

    @Test func wordsThatLeadToCommandsAreNoneThemselves() {
        #expect(SampleLine.fault("task") == .missingCommand(next: ["list", "show"]))
        #expect(SampleLine.fault("task", "--json") == .missingCommand(next: ["list", "show"]))
    }

    @Test func helpIsGivenWhereverItIsAskedFor() throws {
        #expect(try SampleLine.helpPath("-h") == [])
        #expect(try SampleLine.helpPath("logs", "--help") == ["logs"])
        #expect(try SampleLine.helpPath("logs", "-fh", "run-1") == ["logs"])
        #expect(try SampleLine.helpPath("--help", "task") == ["task"])
        #expect(try SampleLine.helpPath("task", "-h") == ["task"])
        #expect(try SampleLine.helpPath("run", "--", "claude", "--help") == nil)
    }
}
