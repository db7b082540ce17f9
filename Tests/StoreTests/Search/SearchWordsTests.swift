import Store
import TestSupport
import Testing

@Suite struct SearchWordsTests {
    private let record: SearchedRows

    init() throws { record = try SearchedRows() }

    private func words(_ text: String) throws -> [String] {
        try SearchWords(record.conversations).words(of: text).map { String(decoding: $0.text, as: UTF8.self) }
    }

    @Test func capitalLettersAndAccentsDoNotMatter() throws {
        #expect(try words("Größe, NAÏVE block_id 3.14") == ["große", "naive", "block_id", "3", "14"])
    }

    @Test func anIdeographIsAWordAndSoIsWhatIsBesideIt() throws {
        #expect(try words("fix修复 bug") == ["fix", "修", "复", "bug"])
    }

    @Test func eachWordKnowsWhereItStands() throws {
        let text = "naïve 修复x y"
        let bytes = Array(text.utf8)
        let found = try SearchWords(record.conversations).words(of: text).map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
        #expect(found == ["naïve", "修", "复", "x", "y"])
    }

    @Test func theyAreThoseThatATableHas() throws {
        let text = "Ünder_score naïve 修复x don't #42 e\u{301}té"
        try record.say(text)
        try record.build()
        for word in try words(text) {
            let isThere = try record.finds("\"\(word)\"")
            #expect(isThere, "\(word)")
        }
    }
}
