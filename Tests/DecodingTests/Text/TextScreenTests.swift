import Domain
import Testing

@testable import Decoding

@Suite struct TextScreenTests {
    private func drawn(_ draw: (inout TextScreen) -> Void) -> String {
        var screen = TextScreen()
        draw(&screen)
        return screen.open.text
    }

    private func sequence(_ final: Character, _ parameters: String = "") -> EscapeSequence {
        EscapeSequence(isControl: true, final: final.asciiValue ?? 0, parameters: Array(parameters.utf8))
    }

    @Test func movingStaysWithinWhatIsThere() {
        let text = drawn { screen in
            screen.take("a")
            screen.take(sequence("A", "9"))
            screen.take(sequence("D", "9"))
            screen.take("b")
            screen.take(sequence("B", "9"))
            screen.take("c")
        }
        #expect(text == "bc")
    }

    @Test func farPlacesAreBounded() {
        let text = drawn { screen in
            screen.take(sequence("H", "60000;60000"))
            screen.take("x")
        }
        #expect(text.utf8.count == FoldedText.rowsMax - 1 + FoldedText.columnsMovedMax)
    }

    @Test func whatWasThereBeforeTheScreenWasTakenIsSettled() {
        var screen = TextScreen()
        screen.take("a")
        screen.take(sequence("H"))
        screen.take("b")
        #expect(screen.open.text == "b")
        #expect(screen.takeSettled().text == "a\n")
        #expect(screen.takeSettled().isEmpty)
    }

    @Test func aRowIsPaddedCutAndBlanked() {
        var row = TextRow()
        row.put(TextRow.Cell(scalar: "x", style: .plain), at: 2)
        row.put(TextRow.Cell(scalar: "y", style: .plain), at: 3)
        row.blank(through: 2)
        row.cut(to: 9)
        var text = StyledText()
        row.write(to: &text)
        #expect(text.text == "   y")
    }
}
