import Commands
import Domain
import JSON
import Platform
import TestSupport
import Testing

/// The program that is built, as the shell meets it.
@Suite struct RoostProgramTests {
    private func roost(_ arguments: String...) throws -> CommandTester {
        try CommandTester("roost").arguments(arguments)
    }

    @Test func theVersionIsShownToPeopleAndPrograms() throws {
        let text = try roost("version").run()
        #expect(text.stdout == "roost \(VersionCommand.version) (run directories local-run-v1)\n")
        #expect(text.stderr == "")
        #expect(text.exitCode == 0)
        let json = try roost("version", "-o", "json").run().stdout
        #expect(json.hasPrefix(#"{"schema":"roost.version/1","version":"0.1.0","layout":"local-run-v1","commit":""#))
        #expect(try roost("--version", "--json").run().stdout == json)
    }

    @Test func helpIsTheSamePageHoweverItIsAskedFor() throws {
        let page = try roost("help", "version").run()
        #expect(page.stdout.hasPrefix("roost version - Say which roost this is\n\nExamples:\n"))
        #expect(page.exitCode == 0)
        #expect(try roost("version", "--help").run().stdout == page.stdout)
        #expect(try roost("version", "-h").run().stdout == page.stdout)
        #expect(try roost("--help").run().stdout == roost("help").run().stdout)
    }

    @Test func aWrongCommandLineSaysWhatToDoAndShowsNoData() throws {
        let command = try roost("verison").run()
        #expect(command.exitCode == 2)
        #expect(command.stdout == "")
        #expect(
            command.stderr
                == "roost: unknown command \"verison\"\n  did you mean roost version?   all commands: roost help\n"
        )
        let option = try roost("version", "--jsn").run()
        #expect(option.exitCode == 2)
        #expect(
            option.stderr
                == "roost: version: unknown option \"--jsn\"\n  did you mean --json?   more: roost help version\n"
        )
    }

    @Test func errorsAreForProgramsWhereTheDataIs() throws {
        let result = try roost("version", "-o", "json", "--jsn").run()
        #expect(result.exitCode == 2)
        #expect(result.stderr.split(separator: "\n").count == 1)
        let error = try #require(try JSONReader.read(result.stderr)["error"])
        #expect(error["code"]?.stringValue == "unknown_option")
        #expect(error["message"]?.stringValue == "version: unknown option \"--jsn\"")
        #expect(error["hint"]?.stringValue == "did you mean --json?   more: roost help version")
    }

    @Test func aReaderThatGoesAwayEndsItQuietly() throws {
        let result = try roost("help").withoutReader().run()
        #expect(result.status == .exited(code: 0))
        #expect(result.stderr == "")
    }

    @Test func aFullDiskUnderTheOutputIsSaid() throws {
        let result = try roost("help").output(to: "/dev/full").run()
        #expect(result.exitCode == 1)
        #expect(result.stderr.hasPrefix("roost: the output is not complete: cannot write /dev/full: No space left"))
    }

    @Test func colorIsForTerminalsAndForThoseWhoAskForIt() throws {
        let escape = "\u{1B}["
        let terminal = try roost("help").onTerminal().environment(["TERM": "xterm", "PAGER": "cat"])
        #expect(try terminal.run().stdout.contains(escape))
        #expect(try !terminal.environment(["NO_COLOR": "1"]).run().stdout.contains(escape))
        #expect(try !terminal.arguments("--color", "never").run().stdout.contains(escape))
        #expect(try !roost("help").run().stdout.contains(escape))
        #expect(try roost("help", "--color=always").run().stdout.contains(escape))
        #expect(try roost("bogus", "--color=always").run().stderr.hasPrefix(escape))
    }

    @Test(arguments: [40, 60, 200] as [UInt16]) func helpFitsItsTerminal(columns: UInt16) throws {
        let result = try roost("help", "environment", "--color=never").onTerminal(columns: columns).run()
        let widths = result.stdout.split(whereSeparator: \.isNewline).map { DisplayWidth.of($0) }
        #expect(widths.max() ?? 0 <= min(Int(columns), 100))
        #expect(widths.max() ?? 0 > Int(min(columns, 100)) / 2)
    }
}
