import Testing

@Suite struct MarkdownFileTests {
    private func document(_ text: String) -> MarkdownFile {
        MarkdownFile(TextFile(path: "docs/a.md", bytes: Array(text.utf8)))
    }

    @Test func titlesInFencesAreNone() {
        #expect(document("# A\n~~~ sh\n# b\n```\n# c\n~~~\n# D\n#e").titleLines == [1, 7])
    }

    @Test func linksInCodeAreNone() {
        let links = document("[a](b \"c\") `[d](e)` ![f](g.png)\n```\n[h](i)\n```\n[j]: k").links
        #expect(links.map(\.target) == ["b", "g.png"])
        #expect(links.map(\.line) == [1, 1])
    }
}
