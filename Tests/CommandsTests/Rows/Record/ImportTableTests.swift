import Platform
import TestSupport
import Testing

@testable import Commands
@testable import Indexer

@Suite struct ImportTableTests {
    private func shown(
        _ words: [String] = [],
        _ change: (inout ImportReport, inout TranscriptSearch) -> Void
    ) throws
        -> (output: String, errors: String)
    {
        let recorder = RecordingConsole()
        guard case .run(let command, let values) = try CommandLineParser(.roost).parse(["import", "auto"] + words)
        else { throw SampleLine.UnexpectedHelp() }
        let invocation = Invocation(
            of: command,
            values,
            table: .roost,
            environment: Environment([:]),
            console: recorder.console,
            clock: ManualClock()
        )
        var (report, search) = (ImportReport(), TranscriptSearch())
        change(&report, &search)
        try ImportTable(report, search).show(on: invocation)
        try recorder.console.flush()
        return (recorder.output, recorder.errors)
    }

    @Test func nothingIsAnAnswerToo() throws {
        let shown = try shown { _, _ in }
        #expect(
            shown.output == """
                files      0 new, 0 with more in them, 0 as before
                said       0 messages in 0 parts
                responses  0 new, 0 told again
                cost       $0.00

                """
        )
        #expect(shown.errors == "")
    }

    @Test func whatHasNoPriceAndWhatWasPassedOverAreSaid() throws {
        let shown = try shown { report, search in
            report.tellings = 9
            report.responses = 4
            report.unpriced = 2
            search.unrecognized = [TranscriptSearch.Unrecognized(path: "/a", format: nil, isEmpty: true)]
        }
        #expect(shown.output.contains("0 as before, 1 passed over\n"))
        #expect(shown.output.contains("responses  4 new, 5 told again\n"))
        #expect(shown.output.contains(" + 2 without a price: roost prices check\n"))
    }

    @Test func onlyTheFirstBadLinesAreNamedAndAllAreCounted() throws {
        let shown = try shown { report, _ in
            report.badLineCount = 23
            report.badLines = [ImportReport.BadLine(path: "/a\u{1B}[2J", offset: 7, why: "it is no JSON")]
            report.failures = [("/b", "it is away")]
        }
        #expect(shown.output.hasSuffix("bad lines  23\n"))
        #expect(shown.errors.contains("roost: not imported: /b: it is away\n"))
        #expect(shown.errors.contains(" at byte 7: it is no JSON\n") && !shown.errors.contains("\u{1B}"))
        #expect(shown.errors.hasSuffix("and 22 more bad lines\n"))
    }

    @Test func aResponseThatWasToldElsewhereBeforeIsNoDuplicateBelowZero() throws {
        let shown = try shown(["--json"]) { report, _ in
            report.tellings = 1
            report.responses = 3
        }
        #expect(shown.output.contains("\"duplicates\":0") || shown.output.contains("\"duplicates\": 0"))
        #expect(shown.errors == "")
    }
}
