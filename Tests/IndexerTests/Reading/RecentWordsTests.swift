import Testing

@testable import Indexer

@Suite struct RecentWordsTests {
    @Test func theOldestMakeRoomForTheNewest() {
        var words = RecentWords()
        for number in 0..<5000 { words["k\(number)"] = "w\(number)" }
        #expect(words["k903"] == nil)
        #expect(words["k904"] == "w904")
        #expect(words["k4999"] == "w4999")
    }

    @Test func aWordSaidAgainTakesNoRoom() {
        var words = RecentWords()
        words["a"] = "one"
        for _ in 0..<10_000 { words["b"] = "again" }
        words["a"] = "two"
        #expect(words["a"] == "two")
    }
}
