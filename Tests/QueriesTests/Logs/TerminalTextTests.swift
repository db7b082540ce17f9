import TestSupport
import Testing

@testable import Queries

/// What an agent wrote on its way to a terminal.
@Suite struct TerminalTextTests {
    private func shown(_ bytes: [UInt8], keepsColors: Bool = true) -> [UInt8] {
        shown(in: [bytes[...]], keepsColors: keepsColors)
    }

    private func shown(in parts: [ArraySlice<UInt8>], keepsColors: Bool = true) -> [UInt8] {
        var terminal = TerminalText(keepsColors: keepsColors)
        var text: [UInt8] = []
        for part in parts { part.withUnsafeBytes { terminal.append($0, to: &text) } }
        terminal.end(to: &text)
        return text
    }

    private func shown(_ text: String, keepsColors: Bool = true) -> String {
        String(decoding: shown(Array(text.utf8), keepsColors: keepsColors), as: UTF8.self)
    }

    @Test(arguments: ["", "plain\n", "tab\there", "Grüße, 世界 🐦\n", "\r\n", "50 %\r51 %", "\u{200D}\u{200E}\u{FE0F}"])
    func textPassesAsItIs(text: String) {
        #expect(shown(text) == text)
    }

    @Test(arguments: [
        "\u{1B}[31mred\u{1B}[0m", "\u{1B}[1;38;5;208mbold\u{1B}[m", "\u{1B}[4:3;58:2::255:0:0mwave\u{1B}[0;0m",
    ])
    func coloursPass(text: String) {
        #expect(shown(text) == text)
    }

    @Test func coloursAreLeftOutWhereNobodyWantsThem() {
        #expect(shown("a\u{1B}[31mred\u{1B}[0mb", keepsColors: false) == "aredb")
    }

    @Test func coloursThatAreLeftOnAreSwitchedOffAtTheEnd() {
        #expect(shown("\u{1B}[31mred") == "\u{1B}[31mred\u{1B}[0m")
        #expect(shown("\u{1B}[31mred\u{1B}[0;1mbold") == "\u{1B}[31mred\u{1B}[0;1mbold\u{1B}[0m")
    }

    @Test(arguments: [
        "\u{1B}[2J", "\u{1B}[1;1H", "\u{1B}[?1049h", "\u{1B}[6n", "\u{1B}[21t", "\u{1B}[>4;2m", "\u{1B}[?31m",
        "\u{1B}[31 m", "\u{1B}[!p", "\u{1B}[5i", "\u{1B}7", "\u{1B}c", "\u{1B}(0", "\u{1B}#8", "\u{1B}Z", "\u{1B}%G",
        "\u{1B}]0;title\u{7}", "\u{1B}]52;c;cm0gLXJm\u{1B}\\", "\u{1B}]8;;http://x\u{1B}\\", "\u{1B}]7;file://x\u{7}",
        "\u{1B}]1337;File=:AAAA\u{7}", "\u{1B}Pq#0~\u{1B}\\", "\u{1B}X secret\u{1B}\\", "\u{1B}^pm\u{1B}\\",
        "\u{1B}_Gf=100;AAAA\u{1B}\\", "\u{1B}ktitle\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[31\u{18}",
        "\u{1B}[12\u{7};3H", "\u{1B}\u{1B}[3J", "\u{7}", "\u{8}", "\u{0}", "\u{7F}", "\u{E}", "\u{5}", "\u{B}",
    ])
    func nothingElseSpeaksToTheTerminal(sequence: String) {
        #expect(shown("before\(sequence)after") == "beforeafter")
    }

    @Test(arguments: [0x9b, 0x9d, 0x90, 0x85, 0x80, 0x202a, 0x202e, 0x2066, 0x2069])
    func charactersThatHideOrCommandAreReplaced(scalar: UInt32) throws {
        let character = try #require(Unicode.Scalar(scalar))
        #expect(shown("a\(character)[31mb") == "a\u{FFFD}[31mb")
    }

    @Test func bytesThatAreNoTextAreReplaced() {
        #expect(shown([0x61, 0x9b, 0x33, 0x31, 0x6d]) == Array("a\u{FFFD}31m".utf8))
        #expect(shown([0xff, 0xc3, 0x0a, 0xe2, 0x82]) == Array("\u{FFFD}\u{FFFD}\n\u{FFFD}".utf8))
    }

    @Test func aSequenceThatNeverEndsIsGivenUpWithItsLine() {
        #expect(shown("\u{1B}]0;title\nnext") == "\nnext")
        #expect(shown("\u{1B}[31\nnext") == "\nnext")
        #expect(shown("\u{1B}(\nnext") == "\nnext")
        #expect(shown("\u{1B}Pq\u{1B}\nnext") == "\nnext")
    }

    @Test(arguments: ["\u{1B}]52;c;", "\u{1B}P", "\u{1B}[", "\u{1B} "])
    func aSequenceThatNeverEndsTakesNoMoreThanItsLimit(start: String) {
        let endless = Array(start.utf8) + [UInt8](repeating: 0x20, count: TerminalText.skippedBytesMax * 2)
        #expect(shown(endless + Array("seen".utf8)).suffix(4) == Array("seen".utf8)[...])
    }

    @Test func aColourIsNotLongerThanItsLimit() {
        let long = "\u{1B}[" + String(repeating: "1;", count: 40) + "1m"
        #expect(shown("a\(long)b") == "ab")
    }

    @Test func linesOfSeveralChannelsKeepTheirColours() {
        var terminal = TerminalText()
        var text: [UInt8] = []
        for line in ["\u{1B}[1m\u{1B}[32mok", "still ok", "\u{1B}[mplain", "plain"] {
            terminal.beginLine(to: &text)
            Array(line.utf8).withUnsafeBytes { terminal.append($0, to: &text) }
            terminal.endLine(to: &text)
            text.append(UInt8(ascii: "|"))
        }
        let green = "\u{1B}[1m\u{1B}[32m"
        let expected = "\(green)ok\u{1B}[0m|\(green)still ok\u{1B}[0m|\(green)\u{1B}[mplain|plain|"
        #expect(String(decoding: text, as: UTF8.self) == expected)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func anySplitShowsTheSame(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = Self.wild(&random)
        let whole = shown(bytes)
        for _ in 0..<20 {
            let parts = Self.split(bytes, into: Int.random(in: 2...40, using: &random), &random)
            #expect(shown(in: parts) == whole, "seed \(seed)")
        }
        #expect(shown(in: bytes.indices.map { bytes[$0...$0] }) == whole, "seed \(seed)")
    }

    @Test(arguments: 100..<200 as Range<UInt64>)
    func whateverComesATerminalGetsTextAndColours(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for keepsColors in [true, false] {
            let text = shown(Self.wild(&random), keepsColors: keepsColors)
            #expect(SafeOutput.faults(in: text, allowsColors: keepsColors).isEmpty, "seed \(seed)")
        }
    }

    @Test func randomBytesAreMadeSafe() {
        var random = SeededGenerator(seed: 7)
        let bytes = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect(SafeOutput.faults(in: shown(bytes)).isEmpty)
    }

    /// Text made of what matters: beginnings, middles and ends of sequences and characters, in any order.
    private static func wild(_ random: inout SeededGenerator) -> [UInt8] {
        let pieces: [[UInt8]] =
            [
                "\u{1B}", "[", "]", "P", "\\", "\u{7}", "31", ";", ":", "m", "H", "?", " ", "text", "\n", "\r",
                "\u{18}",
                "\u{1B}[31m", "\u{1B}[0m", "\u{1B}]0;t", "é", "世", "🐦", "\u{9B}", "\u{202E}", "\u{0}", "0",
            ].map { Array($0.utf8) } + [[0x80], [0x9b], [0xc2], [0xe2, 0x80], [0xf0, 0x9f], [0xff], [0xed, 0xa0]]
        return random.pieces(300, of: pieces).flatMap { $0 }
    }

    private static func split(
        _ bytes: [UInt8],
        into count: Int,
        _ random: inout SeededGenerator
    ) -> [ArraySlice<UInt8>] {
        let cuts = (1..<count).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
        return zip([0] + cuts, cuts + [bytes.count]).map { bytes[$0..<$1] }
    }
}
