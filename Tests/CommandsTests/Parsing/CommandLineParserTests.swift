import Commands
import Platform
import Testing

@Suite struct CommandLineParserTests {
    /// What the command line gives to its command.
    private func invocation(_ line: String...) throws -> Invocation {
        guard case .run(let command, let values) = try CommandLineParser(SampleTable.table).parse(line) else {
            throw UnexpectedRequest()
        }
        return Invocation(
            of: command,
            values,
            table: SampleTable.table,
            environment: Environment(["HOME": "/home/me"]),
            console: RecordingConsole().console
        )
    }

    private struct UnexpectedRequest: Error {}

    private func fault(_ line: String...) -> UsageFault? {
        do throws(CommandError) {
            _ = try CommandLineParser(SampleTable.table).parse(line)
            return nil
        } catch {
            guard case .usage(let fault, _) = error else { return nil }
            return fault
        }
    }

    private func helpPath(_ line: String...) throws -> [String]? {
        guard case .help(let path) = try CommandLineParser(SampleTable.table).parse(line) else { return nil }
        return path
    }

    // MARK: - Which command

    @Test func noWordsAreTheBareCommand() throws {
        #expect(try invocation().command.path.isEmpty)
        #expect(try invocation("--color", "never").command.path.isEmpty)
    }

    @Test func theLongestPathOfWordsIsTheCommand() throws {
        #expect(try invocation("run", "list").command.path == ["run", "list"])
        #expect(try invocation("run", "--", "list").command.path == ["run"])
    }

    @Test func optionsOfEveryCommandMayStandBeforeItsWords() throws {
        let invocation = try invocation("--home", "/h", "-o", "csv", "run", "list", "--color=never", "--home=/i")
        #expect(invocation.command.path == ["run", "list"])
        #expect(invocation.format == .csv)
        #expect(try invocation.home() == "/i")
        #expect(try self.invocation("task", "--color=never", "list").command.path == ["task", "list"])
    }

    @Test func anUnknownWordIsNamedWithWhatItMayMean() {
        #expect(fault("lgos") == .unknownCommand("lgos", similar: ["roost logs"]))
        #expect(fault("task", "lost") == .unknownCommand("lost", similar: ["roost task list"]))
        #expect(fault("--color", "never", "--bogus", "zzz") == .unknownOption("--bogus", similar: []))
        #expect(fault("-o", "json", "zzz") == .unknownCommand("zzz", similar: []))
    }

    @Test func unlistedCommandsAreNotSuggested() {
        #expect(fault("cuont") == .unknownCommand("cuont", similar: []))
    }

    @Test func wordsThatLeadToCommandsAreNoneThemselves() {
        #expect(fault("task") == .missingCommand(next: ["list", "show"]))
        #expect(fault("task", "--json") == .missingCommand(next: ["list", "show"]))
    }

    @Test func helpIsGivenWhereverItIsAskedFor() throws {
        #expect(try helpPath("-h") == [])
        #expect(try helpPath("logs", "--help") == ["logs"])
        #expect(try helpPath("logs", "-fh", "run-1") == ["logs"])
        #expect(try helpPath("--help", "task") == ["task"])
        #expect(try helpPath("task", "-h") == ["task"])
        #expect(try helpPath("run", "--", "claude", "--help") == nil)
    }

    // MARK: - Options

    @Test(arguments: [["--tail", "5"], ["--tail=5"], ["-n", "5"], ["-n5"], ["-fn5"], ["-ftn", "5"], ["-n9", "-n5"]])
    func aValueIsGivenInEveryUsualWay(options: [String]) throws {
        guard case .run(_, let values) = try CommandLineParser(SampleTable.table).parse(["logs", "r"] + options) else {
            Issue.record("it asks for a page of help")
            return
        }
        #expect(values.all(SampleTable.tail.row, as: Int.self) == [5])
    }

    @Test func flagsAreOnWhenGivenAndLettersMayStandTogether() throws {
        let invocation = try invocation("logs", "-ft", "r")
        #expect(invocation[SampleTable.follow])
        #expect(invocation[SampleTable.times])
        #expect(try !self.invocation("logs", "r")[SampleTable.follow])
    }

    @Test func onlyANegatableFlagIsUndoneByNo() throws {
        #expect(try !invocation("logs", "r", "--pager", "--no-pager")[SampleTable.pager, default: true])
        #expect(try invocation("logs", "r")[SampleTable.pager, default: true])
        #expect(fault("logs", "r", "--no-follow") == .unknownOption("--no-follow", similar: ["--follow"]))
    }

    @Test func aRepeatableOptionKeepsEveryValueInOrder() throws {
        let invocation = try invocation("logs", "-l", "a=1", "r", "--label=b=2")
        #expect(invocation[all: SampleTable.label] == ["a=1", "b=2"])
    }

    @Test func anUnknownOptionIsNamedWithWhatItMayMean() {
        #expect(fault("logs", "--folow", "r") == .unknownOption("--folow", similar: ["--follow"]))
        #expect(fault("logs", "-x", "r") == .unknownOption("-x", similar: []))
        #expect(fault("logs", "-fx", "r") == .unknownOption("-x", similar: []))
        #expect(fault("logs", "-tail", "r") == .unknownOption("-tail", similar: ["--tail"]))
        #expect(fault("task", "list", "--json") == .unknownOption("--json", similar: []))
    }

    @Test func aFlagTakesNoValueAndAnOptionNeedsOne() {
        #expect(fault("logs", "--follow=yes", "r") == .unexpectedValue(option: "--follow"))
        #expect(fault("logs", "r", "--tail") == .missingValue(option: "--tail", placeholder: "N"))
        #expect(fault("logs", "r", "-l", "--follow") == .hyphenatedValue(option: "-l", next: "--follow"))
        #expect(fault("logs", "r", "-o", "--follow") == .missingValue(option: "-o", placeholder: "FORMAT"))
    }

    @Test func anEmptyValueIsAValue() throws {
        #expect(try invocation("logs", "r", "--label=")[SampleTable.label] == "")
        #expect(try invocation("logs", "r", "-l", "")[SampleTable.label] == "")
    }

    @Test func aBadValueIsNamedWithWhereItStandsAndWhatIsExpected() {
        let number = ValueFault(expected: "a whole number from 0")
        #expect(fault("logs", "r", "-n", "-5") == .badValue("-5", of: "-n", number))
        #expect(fault("logs", "r", "--tail=x") == .badValue("x", of: "--tail", number))
        let order = ValueFault(expected: "one of newest, oldest, largest", similar: ["newest"])
        #expect(fault("logs", "r", "--order", "newst") == .badValue("newst", of: "--order", order))
    }

    @Test func hyphensEndTheOptions() throws {
        #expect(try invocation("logs", "--", "-f", "--tail")[all: SampleTable.target] == ["-f", "--tail"])
    }

    // MARK: - Arguments

    @Test func aNegativeNumberAndALoneHyphenAreArguments() throws {
        #expect(try invocation("count", "-5")[SampleTable.limit] == -5)
        #expect(try invocation("count")[SampleTable.limit] == nil)
        #expect(try invocation("logs", "-")[all: SampleTable.target] == ["-"])
    }

    @Test func argumentsAndOptionsMayMix() throws {
        let invocation = try invocation("logs", "a", "-n", "1", "b", "--follow", "c")
        #expect(invocation[all: SampleTable.target] == ["a", "b", "c"])
        #expect(invocation.required(SampleTable.target) == "a")
    }

    @Test func missingAndLeftOverArgumentsAreNamed() {
        #expect(fault("logs", "-f") == .missingArgument("RUN", summary: "A run, by its id"))
        #expect(fault("count", "1", "2") == .unexpectedArgument("2"))
        #expect(
            fault("count", "eleven")
                == .badValue("eleven", of: "LIMIT", .init(expected: "a whole number from -10 to 10"))
        )
    }

    @Test func anotherProgramsCommandLineIsTakenAsItIs() throws {
        let invocation = try invocation("run", "-l", "x", "--", "claude", "--label", "--", "-p")
        #expect(invocation.rest == ["claude", "--label", "--", "-p"])
        #expect(invocation[all: SampleTable.label] == ["x"])
        #expect(fault("run", "--") == .missingArgument("-- COMMAND", summary: "The agent's command line"))
        #expect(fault("run", "claude") == .unexpectedArgument("claude"))
    }
}
