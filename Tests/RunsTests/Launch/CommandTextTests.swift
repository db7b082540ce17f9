import Runs
import TestSupport
import Testing

@Suite struct CommandTextTests {
    @Test func whatNeedsNoQuotesHasNone() {
        #expect(CommandText.of(["make", "-j2", "A=b", "./x/y.c", "a@b:c,d%+"]) == "make -j2 A=b ./x/y.c a@b:c,d%+")
        #expect(CommandText.of(["echo", "a b", "", "it's"]) == #"echo 'a b' '' 'it'\''s'"#)
    }

    @Test func aShellReadsBackTheSameWords() throws {
        let words = ["printf", "%s|", "a b", "it's", "$HOME `x` \\", "*", "ü\nline", "", "!#;&", "'", "''"]
        let result = try CommandTester(tool: "sh").arguments("-c", CommandText.of(words)).run()
        #expect(result.stdout == words.dropFirst(2).map { $0 + "|" }.joined())
    }
}
