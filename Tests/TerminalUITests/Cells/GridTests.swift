import Testing

@testable import TerminalUI

@Suite struct GridTests {
    private let columns = [
        Grid.Column("NAME", 6), Grid.Column("AGE", 4, isRight: true, rank: 2),
        Grid.Column("TITLE", 5, isWide: true, rank: 1),
    ]

    private func lines(_ width: Int, isChosen: Bool = false) -> [String] {
        var buffer = CellBuffer(ScreenSize(rows: 2, columns: width))
        let grid = Grid(columns, width: width)
        grid.drawTitles(on: &buffer, row: 0, in: buffer.area, sortedBy: "AGE")
        let fields = [Grid.Field("gh-450"), Grid.Field("31m"), Grid.Field("a long title")]
        grid.draw(fields, on: &buffer, row: 1, in: buffer.area, isChosen: isChosen)
        return buffer.lines
    }

    @Test func theWideColumnTakesWhatIsLeft() {
        #expect(lines(26) == [" NAME   AGE▼ TITLE", " gh-450  31m a long title"])
    }

    @Test func whatIsLeastImportantGoesFirst() {
        #expect(lines(16) == [" NAME   TITLE", " gh-450 a long …"])
        #expect(lines(8) == [" NAME", " gh-450"])
    }

    @Test func theChosenRowIsKnownWithoutColour() {
        #expect(lines(26, isChosen: true)[1] == ">gh-450  31m a long title")
    }

    @Test func titlesAreFoundByTheirPlaces() {
        let places = Grid(columns, width: 26).places
        #expect(places.map(\.title) == ["NAME", "AGE", "TITLE"])
        #expect(places.map(\.columns) == [1..<7, 8..<12, 13..<26])
    }
}
