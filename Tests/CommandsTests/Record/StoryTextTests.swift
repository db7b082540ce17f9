import Domain
import JSON
import Testing

@testable import Commands
@testable import Queries

@Suite struct StoryTextTests {
    private let entry = TimelineEntry(
        at: WallTime(nanoseconds: 1_795_262_400_000_000_000),
        kind: .decision,
        run: "run-1",
        name: "na\u{7}me",
        text: "one two three four five six seven eight nine ten",
        details: ["notChosen": ["a", "b"], "empty": [:], "durationMs": 3]
    )

    private func story(_ traits: ChannelTraits) -> StoryText {
        StoryText(["name", "another"], notes: 7, moments: MomentText(isUTC: true), traits: traits)
    }

    @Test func aFileGetsOneLineAndNothingThatMovesACursor() {
        #expect(
            story(.plain).lines(entry)
                == ["12:00:00  decided    na\\u{7}me  run-1  one two three four five six seven eight nine ten"]
        )
    }

    @Test func aTerminalGetsTheTextBelowWhereItBegan() {
        let lines = story(ChannelTraits(isTerminal: true, isColored: false, columns: 70)).lines(entry)
        #expect(lines.count == 2)
        #expect(lines.last?.hasPrefix(String(repeating: " ", count: 32) + "seven") == true, "\(lines)")
    }

    @Test func whatWasSoSeveralTimesSaysHowOftenAndUntilWhen() {
        let last = WallTime(nanoseconds: 1_795_262_460_000_000_000)
        #expect(
            story(.plain).lines(entry, isRepeated: 3, until: last)[0].hasSuffix("— and 2 more times until 12:01:00")
        )
        #expect(story(.plain).lines(entry, isRepeated: 2, until: last)[0].hasSuffix("— and 1 more time until 12:01:00"))
    }

    @Test func theDayIsToldWhereItChanges() {
        let next = WallTime(nanoseconds: 1_795_262_400_000_000_000 + 86_400_000_000_000)
        #expect(story(.plain).dayLine(entry.at, after: nil) == "2026-11-21")
        #expect(story(.plain).dayLine(entry.at, after: entry.at) == nil)
        #expect(story(.plain).dayLine(next, after: entry.at) == "2026-11-22")
    }

    @Test func detailsHaveWordsForPeople() {
        #expect(DetailLines.of(entry).map { "\($0.label): \($0.text)" } == ["not chosen: a, b", "duration ms: 3"])
    }

    @Test func rowsOfATimelineHaveDetailsWhereTheyAreWanted() {
        var table = TimelineTable(MomentText(isUTC: true), hasDetails: true)
        table.add(entry)
        #expect(table.table.columns.last?.key == "details" && table.table.rows[0].last?.value["durationMs"] == 3)
        let without = TimelineTable(MomentText(isUTC: true), hasDetails: false).table
        #expect(without.columns.map(\.key) == table.table.columns.dropLast().map(\.key))
    }
}
