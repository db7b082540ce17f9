import Testing

@testable import TerminalUI

@Suite struct ScrollPlaceTests {
    @Test func keysMoveItWithinTheText() {
        var place = ScrollPlace()
        place.saw(rows: 10, of: 100)
        for (key, first) in [
            (Key.down, 1), (.character("j"), 2), (.up, 1), (.pageDown, 11), (.control("d"), 16), (.control("u"), 11),
            (.end, 90), (.down, 90), (.pageUp, 80), (.character("g"), 0), (.character("k"), 0),
        ] {
            let isTaken = place.press(key, of: 100)
            #expect(isTaken && place.first == first)
        }
        let isTaken = place.press(.character("x"), of: 100)
        #expect(!isTaken)
    }

    @Test func itStaysWithinATextThatShrinks() {
        var place = ScrollPlace()
        place.saw(rows: 10, of: 100)
        place.go(to: 80)
        #expect(place.window(of: 100, rows: 10) == 80..<90)
        #expect(place.window(of: 20, rows: 10) == 10..<20)
        #expect(place.window(of: 3, rows: 10) == 0..<3 && place.window(of: 0, rows: 10) == 0..<0)
        place.saw(rows: 10, of: 20)
        #expect(place.first == 10)
    }

    @Test func theWheelMovesThreeLines() {
        var place = ScrollPlace()
        place.saw(rows: 10, of: 100)
        place.wheel(MouseAct(.wheelDown, row: 0, column: 0), of: 100)
        #expect(place.first == 3)
        place.wheel(MouseAct(.wheelUp, row: 0, column: 0), of: 100)
        #expect(place.first == 0)
    }
}
