import Testing

@testable import TerminalUI

@Suite struct TopListTests {
    private let ids = ["a", "b", "c", "d"]

    @Test func aFilterIsTypedAndKeptOrLeft() {
        var list = TopList()
        list.beginTyping()
        let taken = [Key.character("q"), .character("j"), .backspace].map { list.press($0, in: ids) }
        #expect(taken == [true, true, true])
        #expect(list.isTyping && list.filter.text == "q" && list.note == "/q▏")
        _ = list.press(.enter, in: ids)
        #expect(!list.isTyping && list.note == "filter: q")
        _ = list.press(.escape, in: ids)
        #expect(list.note.isEmpty)
        let isTaken = list.press(.escape, in: ids)
        #expect(!isTaken, "then it goes back")
        list.beginTyping()
        _ = list.press(.character("x"), in: ids)
        _ = list.press(.escape, in: ids)
        #expect(list.filter.isEmpty && !list.isTyping)
    }

    @Test func theSameFilterAgainTakesItAway() {
        var list = TopList()
        list.filter(by: "need=running")
        #expect(list.note == "filter: need=running")
        list.filter(by: "need=running")
        #expect(list.filter.isEmpty)
    }

    @Test func theMouseChoosesAndScrolls() {
        var list = TopList()
        let area = CellArea(top: 5, left: 0, rows: 3, columns: 20)
        let goesIn = list.click(MouseAct(.press, row: 6, column: 1), rows: area, in: ids)
        #expect(!goesIn)
        #expect(list.chosen(in: ids) == 1)
        let goesInNow = list.click(MouseAct(.press, row: 6, column: 1), rows: area, in: ids)
        #expect(goesInNow, "again: into it")
        _ = list.click(MouseAct(.press, row: 20, column: 1), rows: area, in: ids)
        #expect(list.chosen(in: ids) == 1)
        _ = list.click(MouseAct(.wheelDown, row: 0, column: 0), rows: area, in: ids)
        #expect(list.chosen(in: ids) == 3)
        _ = list.click(MouseAct(.wheelUp, row: 0, column: 0), rows: area, in: ids)
        #expect(list.chosen(in: ids) == 0)
    }
}
