import Testing

@Suite struct SwiftLexerTests {
    private func texts(_ source: String) -> [String] { SwiftLexer(Array(source.utf8)).tokens.map(\.text) }

    @Test func textIsNoCode() {
        #expect(texts(#"let a = "try! \" b" + c"#) == ["let", "a", "=", "\"", "+", "c"])
        #expect(texts("a /* try! /* b */ c */ d // e\nf") == ["a", "d", "f"])
    }

    @Test func codeInsideAStringIsCode() {
        #expect(texts(#""a \(b + "\(c)") d" e"#) == ["\"", "(", "b", "+", "\"", "(", "c", ")", ")", "e"])
    }

    @Test func rawStringsEndWithTheirHashes() {
        #expect(texts(##"#"a " \(b) \#(c)"# d"##) == ["#\"", "(", "c", ")", "d"])
        #expect(texts("##\"\"\"\n\" \"# \"\"\"# \n\"\"\"## d") == ["##\"\"\"", "d"])
    }

    @Test func severalLinesAreCounted() {
        let tokens = SwiftLexer(Array("a\n\"\"\"\n\"b\" \\(c)\n\n\"\"\"\n/*\n*/ d".utf8)).tokens
        #expect(tokens.map(\.line) == [1, 2, 3, 3, 3, 7])
    }

    @Test func whatFollowsAnExpressionIsNoOperator() {
        #expect(
            texts("a!.b != c!! ?? d?[0]") == ["a", "!", ".", "b", "!=", "c", "!", "!", "??", "d", "?", "[", "0", "]"]
        )
        #expect(texts("f(x) -> [A<B>] 0...9 0..<9").filter { $0.utf8.count > 1 } == ["->", "...", "..<"])
    }

    @Test func wordsKeepTheirBackticksAndSigns() {
        #expect(
            texts("`default` $0 #if #file naïve 1_000.5e3") == [
                "`default`", "$0", "#if", "#file", "naïve", "1_000.5e3",
            ]
        )
    }

    @Test func unfinishedSourceEnds() {
        for source in ["\"a", "\"\"\"a", "/* a", "\"\\(", "`a", "#", "a.", "#\"a\"", "\"a\\"] { _ = texts(source) }
    }
}
