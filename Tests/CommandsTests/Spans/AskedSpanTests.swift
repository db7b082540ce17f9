import Domain
import Platform
import TestSupport
import Testing

@testable import Commands

/// At 2026-11-21 01:02:03 UTC, a Saturday.
@Suite struct AskedSpanTests {
    private func span(_ words: [String], usually usual: AskedSpan.Usual = .today) throws -> AskedSpan {
        let parsed = try CommandLineParser(.roost).parse(["cost", "--utc"] + words)
        guard case .run(let command, let values) = parsed else { throw SampleLine.UnexpectedHelp() }
        let invocation = Invocation(
            of: command,
            values,
            table: .roost,
            environment: Environment([:]),
            console: RecordingConsole().console,
            clock: ManualClock()
        )
        return try AskedSpan(invocation, usually: usual)
    }

    private func bounds(_ span: AskedSpan) -> String {
        "\(span.range.lowerBound.iso.prefix(16)) \(span.range.upperBound.iso.prefix(16))"
    }

    @Test(arguments: [
        ([], "2026-11-21T00:00 2026-11-22T00:00", "today"),
        (["--today"], "2026-11-21T00:00 2026-11-22T00:00", "today"),
        (["--yesterday"], "2026-11-20T00:00 2026-11-21T00:00", "yesterday"),
        (["--month", "2026-12"], "2026-12-01T00:00 2027-01-01T00:00", "in 2026-12"),
        (["--since", "2h"], "2026-11-20T23:02 2261-12-31T23:59", "in that time"),
        (["--until", "yesterday"], "1970-01-01T00:00 2026-11-20T00:00", "in that time"),
        (["--since", "2026-11-01", "--until", "now"], "2026-11-01T00:00 2026-11-21T01:02", "in that time"),
        (["--all"], "1970-01-01T00:00 2261-12-31T23:59", "yet"),
    ])
    func timesAreReadFromTheOptions(words: [String], expected: String, named: String) throws {
        let span = try span(words)
        #expect(bounds(span) == expected)
        #expect(span.words == named)
    }

    @Test func whereNothingIsSaidItMayBeTheLastDays() throws {
        #expect(bounds(try span([], usually: .days(7))).hasPrefix("2026-11-14T01:02 "))
        #expect(bounds(try span(["--today"], usually: .days(7))).hasPrefix("2026-11-21T00:00 "))
    }

    @Test func twoTimesDoNotGoTogether() {
        #expect(throws: CommandError.usage(.together("--today", "--all"), command: ["cost"])) {
            try span(["--all", "--today"])
        }
        #expect(throws: CommandError.usage(.together("--month", "--until"), command: ["cost"])) {
            try span(["--until", "1h", "--month", "2026-11"])
        }
    }
}
