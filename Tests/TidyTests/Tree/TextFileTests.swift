import Testing

@Suite struct TextFileTests {
    private func file(_ text: String, path: String = "a.swift") -> TextFile {
        TextFile(path: path, bytes: Array(text.utf8))
    }

    @Test func theLastLineNeedsNoEnd() {
        #expect(file("").lines == [])
        #expect(file("a\n\nb").lines == [0..<1, 2..<2, 3..<4])
        #expect(file("a\n").lines == [0..<1])
        #expect(file("a\nbc").text(ofLine: 2) == "bc")
    }

    @Test func anOffsetHasALine() {
        let file = file("ab\n\ncd")
        #expect([0, 1, 3, 4, 5].map(file.line(of:)) == [1, 1, 2, 3, 3])
    }

    @Test func occurrencesAreWholeWordsWhereAsked() {
        let file = file("ab cab ab")
        #expect(file.occurrences(of: "ab") == [0, 4, 7])
        #expect(file.occurrences(of: "ab").map { file.isWord(at: $0, bytes: 2) } == [true, false, true])
        #expect(file.occurrences(of: "x") == [])
    }

    @Test func thePathTellsThePlace() {
        let source = Place("Sources/System/Platform/Files/Disk.swift")
        #expect(source.area == .sources && source.floor == "System" && source.target == "Platform")
        #expect(Place("Tests/Testbed/Testbed.swift").target == "roost-testbed")
        #expect(Place("Tests/DomainTests/A.swift").area == .tests)
        #expect(Place("Package.swift").area == .elsewhere)
        #expect(file("", path: "Scripts/check").kind == .code)
        #expect(file("", path: "Tests/ATests/Fixtures/torn/meta.json").isFixture)
    }
}
