import Decoding
import Domain
import TestSupport
import Testing

@Suite struct FoldedTextTests {
    private func text(_ drawn: String) -> String { FoldedText.text(of: Array(drawn.utf8)).text }

    private func inPieces(_ bytes: [UInt8], of size: Int) -> StyledText {
        var folded = FoldedText()
        var text = StyledText()
        for start in stride(from: 0, to: bytes.count, by: size) {
            text.append(folded.append(Array(bytes[start..<min(start + size, bytes.count)])))
        }
        text.append(folded.finish())
        return text
    }

    @Test(arguments: [
        ("plain\ttext\n", "plain\ttext\n"),
        ("héllo 🐓\n", "héllo 🐓\n"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("10%\r50%\r100%\n", "100%\n"),
        ("abcdef\rxy\n", "xycdef\n"),
        ("working…\u{1B}[2K\rdone\n", "done\n"),
        ("abc\u{8}\u{8}XY\n", "aXY\n"),
        ("one\ntwo\n\u{1B}[2A\u{1B}[KONE\n\u{1B}[KTWO\n", "ONE\nTWO\n"),
        ("a 1\nb 1\n\u{1B}[1A\rb 2\n\u{1B}[2F\u{1B}[Ka 2\n\u{1B}[E", "a 2\nb 2\n"),
        ("\u{1B}[2Cx\u{1B}[1Dy\n", "  y\n"),
        ("abcdef\u{1B}[3Gx\u{1B}[1K\n", "    ef\n"),
        ("abcdef\u{1B}[3D\u{1B}[K\n", "abc\n"),
        ("keep\n\u{1B}[2J\u{1B}[Hone\u{1B}[2;1Htwo\u{1B}[2J\u{1B}[Hlast\n", "keep\nlast\n"),
        ("shell\n\u{1B}[?1049h\u{1B}[Hfull\u{1B}[?1049lback\n", "shell\nfull\nback\n"),
        ("a\u{1B}7bc\u{1B}8X\n", "aXc\n"),
        ("a\nb\nc\u{1B}[2;1H\u{1B}[J", "a\nb\nc\n\n"),
        ("one\ntwo\u{1B}[A\u{1B}[J\n", "one\n"),
        (
            "remote: Counting: 50%\u{1B}[K\rremote: Counting: 100%, done.\u{1B}[K\n", "remote: Counting: 100%, done.\n"
        ),
        (
            "#1 build\n#2 wait\n\u{1B}[2A\u{1B}[0G\u{1B}[?25l#1 done\u{1B}[K\n#2 build\u{1B}[K\n\u{1B}[?25h"
                + "\u{1B}[2A\u{1B}[0G\u{1B}[J#1 done\n#2 done\n",
            "#1 done\n#2 done\n"
        ),
        ("  5%|▌   | 1/20\r 50%|█▌  | 10/20\r100%|████| 20/20\n", "100%|████| 20/20\n"),
    ])
    func whatWasDrawnOverIsThereInItsLastState(drawn: String, expected: String) {
        #expect(text(drawn) == expected)
        #expect(inPieces(Array(drawn.utf8), of: 1).text == expected)
    }

    @Test(arguments: [
        ("\u{1B}]0;title\u{7}a", "a"), ("\u{1B}]52;c;aGk=\u{1B}\\a", "a"), ("\u{1B}P+q\u{1B}\\a", "a"),
        ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"), ("\u{1B}[6n\u{1B}[c\u{1B}[?25la", "a"),
        ("\u{1B}]never ends\nb", "\nb"), ("a\u{7}\u{0}\u{7F}b", "ab"), ("a\u{9B}31mb", "a\u{FFFD}31mb"),
        ("a\u{202E}b\u{2066}c", "a\u{FFFD}b\u{FFFD}c"), ("a\u{2028}b\u{200F}\u{61C}", "a\u{FFFD}b\u{FFFD}\u{FFFD}"),
        ("\u{1B}(Ba\u{1B}#8", "a"), ("\u{1B}", ""), ("a\u{1B}[3", "a"),
        ("\u{1B}[>4;2ma", "a"), ("\u{1B}_Gf=100;AAAA\u{1B}\\a", "a"), ("a\u{1B}[31:::::mb", "ab"),
    ])
    func whatSpeaksToTheTerminalIsLeftOut(drawn: String, expected: String) {
        #expect(text(drawn) == expected)
    }

    /// A megabyte of these would else be a gigabyte of spaces.
    @Test func aPlaceFarToTheRightIsNotMadeOfSpaces() {
        let drawn = String(repeating: "\u{1B}[9999Cx\n", count: 1_000)
        #expect(text(drawn).utf8.count == 1_000 * (FoldedText.columnsMovedMax + 1))
        // What was written is in reach however long it is.
        let long = String(repeating: "y", count: 2_000)
        #expect(text("\(long)\u{1B}[1999Gx") == String(repeating: "y", count: 1_998) + "xy")
    }

    @Test func bytesThatAreNoTextAreSeen() {
        #expect(FoldedText.text(of: [0x61, 0xff, 0x62]).text == "a\u{FFFD}b")
        #expect(FoldedText.text(of: [0xe2, 0x82]).text == "\u{FFFD}")
        #expect(FoldedText.text(of: [0xed, 0xa0, 0x80]).text == "\u{FFFD}\u{FFFD}\u{FFFD}")
        #expect(FoldedText.text(of: [0xf0, 0x9f, 0x90, 0x61]).text == "\u{FFFD}a")
    }

    @Test func colorsAndTraitsBecomeSpans() {
        let drawn = "a\u{1B}[1;31mred\u{1B}[0m b \u{1B}[38;5;208;4mx\u{1B}[24my\u{1B}[48;2;1;2;3mz\u{1B}[m."
        let styled = FoldedText.text(of: Array(drawn.utf8))
        #expect(styled.text == "ared b xyz.")
        let orange = TextColor.indexed(208)
        #expect(
            styled.spans == [
                StyledSpan(1..<4, TextStyle(foreground: .indexed(1), .bold)),
                StyledSpan(7..<8, TextStyle(foreground: orange, .underline)),
                StyledSpan(8..<9, TextStyle(foreground: orange)),
                StyledSpan(9..<10, TextStyle(foreground: orange, background: .exact(red: 1, green: 2, blue: 3))),
            ]
        )
    }

    @Test func aStyleGoesOnOverLinesAndIsDrawnOver() {
        let styled = FoldedText.text(of: Array("\u{1B}[32mok\nok\r\u{1B}[31mno\u{1B}[0m".utf8))
        #expect(styled.text == "ok\nno")
        #expect(
            styled.spans == [
                StyledSpan(0..<2, TextStyle(foreground: .indexed(2))),
                StyledSpan(3..<5, TextStyle(foreground: .indexed(1))),
            ]
        )
    }

    @Test func linesThatMayStillChangeAreSeenAsTheyAre() {
        var folded = FoldedText()
        #expect(folded.append(Array("one\n10%".utf8)).isEmpty)
        #expect(folded.open.text == "one\n10%")
        #expect(folded.append(Array("\r20%".utf8)).isEmpty)
        #expect(folded.open.text == "one\n20%")
        #expect(folded.finish().text == "one\n20%")
        #expect(folded.open.isEmpty)
    }

    @Test func linesOutOfReachComeOut() {
        var folded = FoldedText()
        var lines = 0
        for number in 0..<10_000 {
            let settled = folded.append(Array("line \(number)\n".utf8))
            lines += settled.utf8.count { $0 == UInt8(ascii: "\n") }
            #expect(number + 1 - lines <= 2 * FoldedText.rowsMax)
        }
        lines += folded.finish().utf8.count { $0 == UInt8(ascii: "\n") }
        #expect(lines == 10_000)
    }

    @Test func tenMegabytesWithoutALineEndAreHeldWithinBounds() {
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000)
        var folded = FoldedText()
        var comeOut = 0
        for number in 1...100 {
            comeOut += folded.append(piece).utf8.count
            #expect(number * piece.count - comeOut <= FoldedText.columnsMax)
        }
        #expect(comeOut + folded.finish().utf8.count == 10_000_000)
        let sequence = folded.append([0x1b, UInt8(ascii: "]")] + piece).utf8.count + folded.finish().utf8.count
        #expect(sequence >= piece.count - 65_536)
    }

    @Test func longLinesOnManyRowsAreHeldWithinBounds() {
        var folded = FoldedText()
        let line = Array(String(repeating: "é", count: 8_000).utf8) + [0x0a]
        for _ in 0..<40 {
            _ = folded.append(line)
            #expect(folded.open.utf8.count <= 2 * (FoldedText.cellsMax + 16 * FoldedText.columnsMax))
        }
    }

    /// Bytes at random, and those that sequences are made of more often than others.
    @Test func anyBytesAreFoldedIntoTextThatFoldsIntoItself() {
        var generator = SeededGenerator(seed: 21)
        let likely = Array("\u{1B}\u{1B}\u{1B}[[[]PX_m0;19AHJKGCD\r\n\u{8}\t?:h".utf8)
        var left = 100_000
        while left > 0 {
            let count = min(left, Int.random(in: 1...400, using: &generator))
            left -= count
            let bytes = (0..<count).map { _ in
                Bool.random(using: &generator)
                    ? likely[Int.random(in: 0..<likely.count, using: &generator)]
                    : UInt8.random(in: 0...255, using: &generator)
            }
            let once = FoldedText.text(of: bytes)
            #expect(FoldedText.text(of: once.utf8).utf8 == once.utf8, "\(bytes)")
            #expect(once.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x0a || $0 == 0x09 }, "\(bytes)")
            #expect(inPieces(bytes, of: Int.random(in: 1...9, using: &generator)).utf8 == once.utf8, "\(bytes)")
            #expect(String(validating: once.utf8, as: UTF8.self) != nil, "\(bytes)")
        }
    }
}
