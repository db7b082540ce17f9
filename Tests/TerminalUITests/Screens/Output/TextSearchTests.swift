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
}
