import Domain
import Queries
import Testing

@testable import TerminalUI

@Suite struct TextSearchTests {
    @Test func capitalLettersAreToldApartOnlyWhereTheyAreAskedFor() throws {
        let small = try #require(TextSearch("fail"))
        #expect(small.ranges(in: StyledText("FAILed, failed, Fail")) == [0..<4, 8..<12, 16..<20])
        let large = try #require(TextSearch("FAIL"))
        #expect(large.ranges(in: StyledText("FAILed, failed")) == [0..<4])
        #expect(TextSearch("") == nil)
        #expect(small.ranges(in: StyledText("no")).isEmpty)
    }

    @Test func whatIsShownIsSearched() throws {
        let line = ShownLine(
            source: .out,
            time: nil,
            task: "t",
            run: "r",
            rows: [StyledText("{json}")],
            rendered: [StyledText("Hello")]
        )
        let search = try #require(TextSearch("json"))
        #expect(search.isIn(line, isRaw: true) && !search.isIn(line, isRaw: false))
    }

    @Test func choicesGoAround() {
        var wish = LogWish()
        for _ in LogWish.Choice.allCases { wish.choose(wish.nextChoice) }
        #expect(wish == LogWish())
        wish.choose(.minute, at: WallTime(nanoseconds: 61_000_000_000))
        #expect(wish.since == WallTime(nanoseconds: 1_000_000_000) && wish.nextSpan == .start)
        #expect(LogWish.Span.allCases.map(\.title) == ["start", "1h", "15m", "5m", "1m"])
    }
}
