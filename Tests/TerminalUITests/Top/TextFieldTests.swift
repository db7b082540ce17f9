import Domain
import Testing

@testable import TerminalUI

@Suite struct TextFieldTests {
    private func field(_ keys: [Key], _ text: String = "") -> TextField {
        var field = TextField(text)
        for key in keys { _ = field.press(key) }
        return field
    }

    @Test(arguments: [
        ([Key.character("a"), .character("日")], "", "a日"), ([.backspace], "ab", "a"), ([.backspace], "", ""),
        ([.left, .delete], "ab", "a"), ([.home, .character("x")], "ab", "xab"), ([.control("u")], "ab", ""),
        ([.left, .control("k")], "ab", "a"), ([.control("w")], "one two", "one "), ([.control("w")], "one  ", ""),
        ([.control("a"), .right, .character("-")], "ab", "a-b"), ([.end, .character("!")], "ab", "ab!"),
    ])
    func keysTypeAndMove(_ keys: [Key], _ before: String, _ after: String) {
        #expect(field(keys, before).text == after)
    }

    @Test func otherKeysAreNotItsOwn() {
        var field = TextField()
        let taken = [Key.enter, .tab, .function(2)].map { field.press($0) }
        #expect(taken == [false, false, false])
    }

    @Test func whatIsPastedIsOneLineAndBounded() {
        var field = TextField()
        field.paste("a\nb\tc")
        #expect(field.text == "a b c")
        field.paste(String(repeating: "x", count: 1 << 20))
        #expect(field.text.count == 10_000)
    }

    @Test func theCursorIsAlwaysSeen() {
        var buffer = CellBuffer(ScreenSize(rows: 1, columns: 5))
        TextField("abcdefgh").draw(on: &buffer, row: 0, in: buffer.area)
        #expect(buffer.line(0) == "efgh")
        #expect(buffer.cells[4].style.traits == .reverse)
    }
}
