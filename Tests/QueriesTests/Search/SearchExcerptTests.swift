import Queries
import TestSupport
import Testing

@Suite struct SearchExcerptTests {
    private let record: SearchedRecord

    init() throws { record = try SearchedRecord() }

    @Test func ofALongTextOnlyWhatIsAroundTheFirstPlaceIsShown() throws {
        let before = String(repeating: "ééé ", count: 100)
        try record.say(before + "needle\n\n\tand needle " + String(repeating: "日本語 ", count: 200))
        try record.build()
        let line = try #require(try record.find("needle").first)
        #expect(line.hasPrefix("…ééé ") && line.contains("[needle] and [needle] 日本語") && line.hasSuffix("…"))
        #expect(line.utf8.count < 300 && !line.contains("\u{FFFD}"))
    }

    @Test func aWordWithoutGapsAroundItIsCutBetweenCharacters() throws {
        try record.say(String(repeating: "修", count: 300) + "试" + String(repeating: "复", count: 300))
        try record.build()
        let line = try #require(try record.find("试").first)
        #expect(line.contains("修[试]复") && !line.contains("\u{FFFD}") && line.utf8.count < 300)
    }
}
