import Testing

@testable import TerminalUI

@Suite struct ListCursorTests {
    private let ids = (0..<100).map { "id\($0)" }

    @Test func itStaysOnWhatItPointsAtWhileTheListChanges() {
        var cursor = ListCursor()
        cursor.choose("id5", in: ids)
        #expect(cursor.place(in: Array(ids.reversed())) == 94)
        #expect(cursor.place(in: Array(ids.prefix(3))) == 2, "what has gone leaves the choice near its place")
        #expect(cursor.place(in: []) == nil)
    }

    @Test(arguments: [
        (Key.down, 51), (.up, 49), (.character("j"), 51), (.pageDown, 60), (.pageUp, 40), (.control("d"), 55),
        (.control("u"), 45), (.home, 0), (.end, 99), (.character("g"), 0), (.character("G"), 99),
    ])
    func keysMove(_ key: Key, _ place: Int) {
        var cursor = ListCursor()
        cursor.choose("id50", in: ids)
        let isTaken = cursor.press(key, in: ids, rows: 10)
        #expect(isTaken)
        #expect(cursor.place(in: ids) == place)
    }

    @Test func itStopsAtTheEnds() {
        var cursor = ListCursor()
        _ = cursor.press(.up, in: ids, rows: 10)
        #expect(cursor.place(in: ids) == 0)
        _ = cursor.press(.end, in: ids, rows: 10)
        _ = cursor.press(.pageDown, in: ids, rows: 10)
        #expect(cursor.place(in: ids) == 99)
        let isTaken = cursor.press(.character("x"), in: ids, rows: 10)
        #expect(!isTaken)
    }

    @Test func theWindowFollowsTheChoiceAndElseStays() {
        var cursor = ListCursor()
        cursor.choose("id50", in: ids)
        #expect(cursor.window(of: ids, rows: 10) == 41..<51)
        cursor.saw(41..<51, of: ids)
        cursor.choose("id45", in: ids)
        #expect(cursor.window(of: ids, rows: 10) == 41..<51)
        cursor.choose("id40", in: ids)
        #expect(cursor.window(of: ids, rows: 10) == 40..<50)
        #expect(cursor.window(of: Array(ids.prefix(3)), rows: 10) == 0..<3)
        #expect(cursor.window(of: ids, rows: 0).isEmpty)
    }
}
