import Commands
import Journal
import Platform
import Settings
import Testing

@Suite struct CommandErrorTests {
    private static let full = PlatformError.system(operation: "write", subject: "/disk/x", errno: .noSpace)

    @Test func everyKindEndsWithItsOwnCode() {
        #expect(CommandError.usage(.unexpectedArgument("x"), command: []).exitCode == .usage)
        #expect(CommandError.notFound(kind: "run", text: "x", similar: []).exitCode == .notFound)
        #expect(CommandError.ambiguous(kind: "run", text: "x", matches: ["xa", "xb"]).exitCode == .usage)
        #expect(CommandError.refused("x", hint: nil).exitCode == .refusedByState)
        #expect(CommandError.failed("x", hint: nil).exitCode == .failed)
        #expect(CommandError.platform(Self.full).exitCode == .failed)
        #expect(CommandError.outputFailed(Self.full).exitCode == .failed)
        #expect(CommandError.outputClosed.exitCode == .ok)
    }

    @Test(arguments: [Errno.accessDenied, .notPermitted])
    func whatIsNotPermittedHasACodeOfItsOwn(_ errno: Errno) {
        let refused = PlatformError.system(operation: "open", subject: "/x", errno: errno)
        #expect(CommandError.platform(refused).exitCode == .notPermitted)
        #expect(CommandError.journal(.disk(refused)).exitCode == .notPermitted)
        #expect(CommandError.journal(.disk(Self.full)).exitCode == .failed)
        #expect(CommandError.journal(.torn(file: "x")).exitCode == .failed)
    }

    @Test func errorsOfTheSystemKeepTheirWordsAndTheirHint() {
        #expect(CommandError.platform(Self.full).description == Self.full.description)
        #expect(CommandError.platform(Self.full).hint == Self.full.hint)
        #expect(CommandError.outputFailed(Self.full).description == "the output is not complete: \(Self.full)")
    }

    @Test(arguments: [
        (UsageFault.unknownOption("--colr", similar: ["--color"]), "did you mean --color?   more: roost help run list"),
        (
            .unknownCommand("x", similar: ["roost a", "roost b"]),
            "did you mean roost a or roost b?   more: roost help run list"
        ),
        (.missingCommand(next: ["list", "show"]), "one of: list, show   more: roost help run list"),
        (.unexpectedArgument("x"), "more: roost help run list"),
        (.hyphenatedValue(option: "--label", next: "-x"), "if it is the value: --label=-x   more: roost help run list"),
        (.hyphenatedValue(option: "-l", next: "-x"), "if it is the value: -l-x   more: roost help run list"),
        (
            .badValue("x", of: "-o", ValueFault("jsn", isNoneOf: ["json"])),
            "did you mean json?   more: roost help run list"
        ),
    ])
    func aWrongCommandLineSaysWhatToDo(fault: UsageFault, hint: String) {
        #expect(CommandError.usage(fault, command: ["run", "list"]).hint == hint)
    }

    @Test(arguments: [
        (UsageFault.unknownCommand("x", similar: []), "unknown_command", "unknown command \"x\""),
        (.missingCommand(next: ["a"]), "missing_command", "a command is missing"),
        (.unknownOption("-x", similar: []), "unknown_option", "unknown option \"-x\""),
        (.missingValue(option: "-n", placeholder: "N"), "missing_value", "-n needs a value: -n N"),
        (
            .hyphenatedValue(option: "-n", next: "-f"), "missing_value",
            "-n needs a value, and \"-f\" looks like an option"
        ),
        (.unexpectedValue(option: "--json"), "unexpected_value", "--json takes no value"),
        (.badValue("x", of: "-n", ValueFault(expected: "a number")), "bad_value", "-n takes a number, not \"x\""),
        (.missingArgument("RUN", summary: "A run"), "missing_argument", "RUN is missing: A run"),
        (.unexpectedArgument("x"), "unexpected_argument", "unexpected argument \"x\""),
    ])
    func aWrongCommandLineIsNamed(fault: UsageFault, code: String, text: String) {
        #expect(CommandError.usage(fault, command: ["logs"]).code == code)
        #expect(CommandError.usage(fault, command: ["logs"]).description == "logs: " + text)
        #expect(CommandError.usage(fault, command: []).description == text)
    }

    @Test func whatIsNotThereIsMetWithWhatIs() {
        let hint = { CommandError.notFound(kind: "run", text: "x", similar: $0, list: $1).hint }
        #expect(hint([], nil) == nil)
        #expect(hint(["a", "b"], nil) == "similar: a, b")
        #expect(hint([], "roost run list") == "all: roost run list")
        #expect(hint(["a"], "roost run list") == "similar: a   all: roost run list")
    }

    @Test func settingsEndAsTheirReasonDoes() {
        let refused = PlatformError.system(operation: "open", subject: "/x", errno: .accessDenied)
        #expect(CommandError.settings(.invalid([])).exitCode == .failed)
        #expect(CommandError.settings(.invalid([])).code == "bad_settings")
        #expect(CommandError.settings(.disk(refused)).exitCode == .notPermitted)
        #expect(CommandError.settings(.notOurs("/x", owner: 1)).exitCode == .notPermitted)
        #expect(CommandError.settings(.locked("/x")).exitCode == .refusedByState)
        #expect(CommandError.settings(.notFile("/x")).exitCode == .failed)
        #expect(CommandError.settings(.notFile("/x")).code == "failed")
    }
}
