import Commands
import Testing

/// What the options and arguments of one command are read as.
@Suite struct CommandReadingTests {
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
        let invocation = try SampleLine.invocation("logs", "-ft", "r")
        #expect(invocation[SampleTable.follow])
        #expect(invocation[SampleTable.times])
        #expect(try !SampleLine.invocation("logs", "r")[SampleTable.follow])
    }

    @Test func onlyANegatableFlagIsUndoneByNo() throws {
        #expect(try !SampleLine.invocation("logs", "r", "--pager", "--no-pager")[SampleTable.pager, default: true])
        #expect(try SampleLine.invocation("logs", "r")[SampleTable.pager, default: true])
        #expect(SampleLine.fault("logs", "r", "--no-follow") == .unknownOption("--no-follow", similar: ["--follow"]))
    }

    @Test func aRepeatableOptionKeepsEveryValueInOrder() throws {
        let invocation = try SampleLine.invocation("logs", "-l", "a=1", "r", "--label=b=2")
        #expect(invocation[all: SampleTable.label] == ["a=1", "b=2"])
    }

    @Test func anUnknownOptionIsNamedWithWhatItMayMean() {
        #expect(SampleLine.fault("logs", "--folow", "r") == .unknownOption("--folow", similar: ["--follow"]))
        #expect(SampleLine.fault("logs", "-x", "r") == .unknownOption("-x", similar: []))
        #expect(SampleLine.fault("logs", "-fx", "r") == .unknownOption("-x", similar: []))
        #expect(SampleLine.fault("logs", "-tail", "r") == .unknownOption("-tail", similar: ["--tail"]))
        #expect(SampleLine.fault("task", "list", "--json") == .unknownOption("--json", similar: []))
    }

    @Test func aFlagTakesNoValueAndAnOptionNeedsOne() {
        #expect(SampleLine.fault("logs", "--follow=yes", "r") == .unexpectedValue(option: "--follow"))
        #expect(SampleLine.fault("logs", "r", "--tail") == .missingValue(option: "--tail", placeholder: "N"))
        #expect(SampleLine.fault("logs", "r", "-l", "--follow") == .hyphenatedValue(option: "-l", next: "--follow"))
        #expect(SampleLine.fault("logs", "r", "-o", "--follow") == .missingValue(option: "-o", placeholder: "FORMAT"))
    }

    @Test func anEmptyValueIsAValue() throws {
        #expect(try SampleLine.invocation("logs", "r", "--label=")[SampleTable.label] == "")
        #expect(try SampleLine.invocation("logs", "r", "-l", "")[SampleTable.label] == "")
    }

    @Test func aBadValueIsNamedWithWhereItStandsAndWhatIsExpected() {
        let number = ValueFault(expected: "a whole number from 0")
        #expect(SampleLine.fault("logs", "r", "-n", "-5") == .badValue("-5", of: "-n", number))
        #expect(SampleLine.fault("logs", "r", "--tail=x") == .badValue("x", of: "--tail", number))
        let order = ValueFault(expected: "one of newest, oldest, largest", similar: ["newest"])
        #expect(SampleLine.fault("logs", "r", "--order", "newst") == .badValue("newst", of: "--order", order))
    }

    @Test func hyphensEndTheOptions() throws {
        #expect(try SampleLine.invocation("logs", "--", "-f", "--tail")[all: SampleTable.target] == ["-f", "--tail"])
    }

    // MARK: - Arguments

    @Test func aNegativeNumberAndALoneHyphenAreArguments() throws {
        #expect(try SampleLine.invocation("count", "-5")[SampleTable.limit] == -5)
        #expect(try SampleLine.invocation("count")[SampleTable.limit] == nil)
        #expect(try SampleLine.invocation("logs", "-")[all: SampleTable.target] == ["-"])
    }

    @Test func argumentsAndOptionsMayMix() throws {
        let invocation = try SampleLine.invocation("logs", "a", "-n", "1", "b", "--follow", "c")
        #expect(invocation[all: SampleTable.target] == ["a", "b", "c"])
        #expect(invocation.required(SampleTable.target) == "a")
    }

    @Test func missingAndLeftOverArgumentsAreNamed() {
        #expect(SampleLine.fault("logs", "-f") == .missingArgument("RUN", summary: "A run, by its id"))
        #expect(SampleLine.fault("count", "1", "2") == .unexpectedArgument("2"))
        #expect(
            SampleLine.fault("count", "eleven")
                == .badValue("eleven", of: "LIMIT", .init(expected: "a whole number from -10 to 10"))
        )
    }

    @Test func anotherProgramsCommandLineIsTakenAsItIs() throws {
        let invocation = try SampleLine.invocation("run", "-l", "x", "--", "claude", "--label", "--", "-p")
        #expect(invocation.rest == ["claude", "--label", "--", "-p"])
        #expect(invocation[all: SampleTable.label] == ["x"])
        #expect(SampleLine.fault("run", "--") == .missingArgument("-- COMMAND", summary: "The agent's command line"))
        #expect(SampleLine.fault("run", "claude")?.description == UsageFault.unexpectedArgument("claude").description)
    }
}
