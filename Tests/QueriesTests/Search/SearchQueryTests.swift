import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct SearchQueryTests {
    private let record: SearchedRecord

    init() throws { record = try SearchedRecord() }

    private func query(_ text: String) throws -> SearchQuery {
        try SearchQuery(text, by: SearchWords(record.filled.conversations))
    }

    @Test(arguments: [
        ("Red blue", #""red" AND "blue""#),
        ("red -blue", #"("red") NOT "blue""#),
        ("red -blu*", #"("red") NOT "blu" *"#),
        (#""red blue" gre*"#, #""red" AND "blue" AND "gre" *"#),
        (#"red -"blue green""#, #""red""#),
        ("red red", #""red""#),
        ("file.swift", #""file" AND "swift""#),
        ("\"open quote", #""open" AND "quote""#),
        ("OR and NOT", #""or" AND "and" AND "not""#),
    ])
    func theIndexIsAskedForWordsInQuotes(text: String, expression: String) throws {
        #expect(try query(text).expression == expression)
    }

    @Test func aPhraseNeedsTheText() throws {
        #expect(try query("\"red blue\"").needsText && query("red-blue").needsText)
        #expect(try !query("red blue").needsText)
    }

    @Test func aTermIsFoundAtItsPlaceOnly() {
        let term = SearchTerm(words: [Array("red".utf8), Array("bl".utf8)], isPrefix: true, isExcluded: false)
        let text = ["a", "red", "blue"].map { Array($0.utf8) }
        #expect(text.indices.filter { term.matches(text, at: $0) } == [1])
    }

    @Test func tooManyWordsAreRefused() throws {
        let text = (0..<40).map { "word\($0)" }.joined(separator: " ")
        #expect(throws: QueriesError.search(SearchFault.manyWords(text, max: 32))) { try query(text) }
    }
}
