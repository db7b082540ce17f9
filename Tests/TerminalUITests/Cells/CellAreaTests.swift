import Testing

@testable import TerminalUI

@Suite struct CellAreaTests {
    private let area = CellArea(top: 2, left: 3, rows: 10, columns: 20)

    @Test func partsLieInTheWhole() {
        #expect(area.first(3) == CellArea(top: 2, left: 3, rows: 3, columns: 20))
        #expect(area.without(first: 3) == CellArea(top: 5, left: 3, rows: 7, columns: 20))
        #expect(area.last(2) == CellArea(top: 10, left: 3, rows: 2, columns: 20))
        #expect(area.without(last: 2).rows == 8)
        #expect(area.leading(5).columns == 5 && area.without(leading: 5).left == 8)
        #expect(area.middle(rows: 4, columns: 10) == CellArea(top: 5, left: 8, rows: 4, columns: 10))
        #expect(area.middle(rows: 99, columns: 99) == area)
    }

    @Test func moreThanThereIsIsAllOfIt() {
        #expect(area.first(99) == area && area.last(99) == area)
        #expect(area.without(first: 99).rows == 0 && area.without(leading: 99).columns == 0)
        #expect(CellArea(rows: -1, columns: -5) == CellArea(rows: 0, columns: 0))
    }

    @Test func aPlaceIsInsideOrNot() {
        #expect(area.contains(row: 2, column: 3) && area.contains(row: 11, column: 22))
        #expect(!area.contains(row: 12, column: 3) && !area.contains(row: 2, column: 23))
    }

    @Test(arguments: [(15, 60, true), (14, 60, false), (15, 59, false)])
    func aScreenIsLargeEnoughOrNot(_ rows: Int, _ columns: Int, _ isEnough: Bool) {
        #expect(ScreenSize(rows: rows, columns: columns).isEnough == isEnough)
    }
}
