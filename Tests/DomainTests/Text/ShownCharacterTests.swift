import Domain
import Testing

@Suite struct ShownCharacterTests {
    @Test(arguments: [
        "\0", "\n", "\u{1B}", "\u{7F}", "\u{9B}", "\u{61C}", "\u{200E}", "\u{2028}", "\u{202E}", "\u{2069}",
    ])
    func whatCommandsATerminalIsNotHarmless(_ scalar: Unicode.Scalar) {
        #expect(!ShownCharacter.isHarmless(scalar))
    }

    @Test(arguments: [" ", "~", "\u{A0}", "é", "\u{200B}", "\u{200D}", "日", "\u{1F413}", "\u{FFFD}"])
    func whatIsTextIs(_ scalar: Unicode.Scalar) { #expect(ShownCharacter.isHarmless(scalar)) }
}
