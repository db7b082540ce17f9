import Commands
import Domain
import Testing

@Suite struct HelpPageTests {
    private static func traits(_ columns: Int) -> ChannelTraits {
        ChannelTraits(isTerminal: true, isColored: false, columns: columns)
    }

    @Test func aCommandHasAPageWithExamplesFirst() {
        let page = HelpPage(SampleTable.logs, in: SampleTable.table, for: Self.traits(80))
        let expected = """
            roost logs - Show what a run wrote

            Examples:
              roost logs run-1            all of it
              roost logs -ft -n 20 run-1  the last lines, then what comes

            Usage:
              roost logs RUN... [OPTIONS]

            It shows both channels in the order in which the bytes came, unless one of them
            is asked for.

            Arguments:
              RUN...  A run, by its id

            Options:
              -f, --follow          Go on as more comes
              -t, --timestamps      Show when each line came
                  --[no-]pager      Show long output page by page
              -n, --tail N          Begin so many lines before the end
              -S, --since DURATION  Begin so long ago
                  --order ORDER     Which comes first (newest, oldest, largest)
              -l, --label TEXT      Only what bears this label; may be given several times
              -o, --output FORMAT   How to show data (table, wide, json, jsonl, csv, name)
                  --json[=FIELDS]   The same as -o json, with these fields alone
                  --color WHEN      When to colour the output (auto, always, never)
                  --no-pager        Show all of it at once, however long it is
                  --home DIR        The folder that holds everything (default: $ROOST_HOME,
                                    else ~/.roost)
              -h, --help            Show this page

            Exit codes:
              0  done; also when the reader of the output went away early
              1  failed: the message says what, the line under it what to do
              2  the command line is wrong; nothing was done
              4  what was named does not exist: a worker, a task, a run
            """
        #expect(page.lines.joined(separator: "\n") == expected)
    }

    @Test func aPageIsNeverWiderThanItsTerminal() {
        for columns in [60, 80, 200] {
            for command in CommandTable.roost.commands {
                let page = HelpPage(command, in: .roost, for: Self.traits(columns))
                for line in page.lines { #expect(DisplayWidth.of(line) <= min(columns, 100), "\(line)") }
            }
        }
    }

    @Test func theOverviewListsWhatIsListedUnderItsSection() {
        let lines = HelpPage(of: SampleTable.table, for: .plain).lines
        #expect(lines.contains("Everyday:"))
        #expect(lines.contains("  roost logs  Show what a run wrote"))
        #expect(lines.contains("  roost help time         How times and lengths of time are written"))
        #expect(!lines.contains("Plumbing:"))
        #expect(!lines.contains { $0.contains("roost count") })
    }

    @Test func wordsThatLeadToCommandsHaveAPageOfThem() {
        #expect(
            HelpPage(group: ["task"], in: SampleTable.table, for: .plain).lines == [
                "roost task takes one more word:", "", "Commands:", "  roost task list  List tasks",
                "  roost task show  Show a task", "", "More about one of them: roost help task COMMAND",
            ]
        )
    }

    @Test func aCommandThatOthersBeginWithNamesThem() {
        let lines = HelpPage(SampleTable.start, in: SampleTable.table, for: .plain).lines
        #expect(lines.contains("  roost run list  List runs"))
        #expect(lines.contains("  -- COMMAND...  The agent's command line"))
    }

    @Test func aLongTermStandsAlone() {
        var page = HelpPage(for: .plain)
        page.list([("short", "its meaning"), ("a term that is much longer than the others are", "another meaning")])
        #expect(
            page.lines == [
                "  short  its meaning", "  a term that is much longer than the others are", "         another meaning",
            ]
        )
    }

    @Test func headingsAreBoldWhereThereIsColor() {
        var page = HelpPage(for: ChannelTraits(isTerminal: true, isColored: true))
        page.heading("Usage")
        #expect(page.lines == ["\u{1B}[1mUsage:\u{1B}[0m"])
    }
}
