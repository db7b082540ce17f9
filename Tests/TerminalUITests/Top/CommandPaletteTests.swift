import Testing

@testable import TerminalUI

@Suite struct CommandPaletteTests {
    private func palette(_ text: String, _ keys: [Key] = []) -> CommandPalette {
        var palette = CommandPalette([
            .init(word: "fleet", summary: "screen 1"), .init(word: "health", summary: "screen 6"),
            .init(word: "pause", summary: "let it wait"),
        ])
        for letter in text { _ = palette.press(.character(letter)) }
        for key in keys { _ = palette.press(key) }
        return palette
    }

    @Test func theBeginningOfAWordIsEnough() {
        #expect(palette("he").meaning == .entry(.init(word: "health", summary: "screen 6")))
        #expect(palette("wait").meaning == .entry(.init(word: "pause", summary: "let it wait")))
        #expect(palette("", [.down]).meaning == .entry(.init(word: "health", summary: "screen 6")))
        #expect(palette("", [.down, .down, .down, .up]).meaning == .entry(.init(word: "health", summary: "screen 6")))
    }

    @Test func whatIsNoWordIsALine() {
        #expect(palette("roost task add 'a b'").meaning == .line(["task", "add", "a b"]))
        #expect(palette("zzz").meaning == .line(["zzz"]))
    }

    @Test(arguments: [
        ("a b", ["a", "b"]), ("  a  ", ["a"]), ("'a b' c", ["a b", "c"]), (#""a 'b" x"#, ["a 'b", "x"]),
        (#"a\ b"#, ["a b"]), ("''", [""]), ("", []), ("don't", ["dont"]),
    ])
    func linesAreTakenApartAsByAShell(_ line: String, _ words: [String]) {
        #expect(CommandText.words(of: line) == words)
    }

    @Test(arguments: [["task", "add", "it's"], ["a b"], [""], ["x=1", "/p/q"], ["日"]])
    func wordsBecomeALineThatMeansTheSame(_ words: [String]) {
        #expect(CommandText.words(of: CommandText.of(words)) == ["roost"] + words)
    }
}
