import Domain
import TestSupport
import Testing

@testable import Store

@Suite struct SearchTablesTests {
    private let record: SearchedRows
    private let place = RowPlace(of: "run-1")

    init() throws { record = try SearchedRows() }

    private func time(_ seconds: Int) -> WallTime { SearchedRows.noon.advanced(by: .seconds(seconds)) }

    @Test func textsAreFoundNewestFirstWhateverTheOrderInWhichTheyCame() throws {
        for second in [3, 1, 2] { try record.say("budget \(second)", at: time(second)) }
        try record.build()
        for second in [5, 4] { try record.say("budget \(second)", at: time(second)) }
        try record.build()
        let found = try record.rows("budget")
        #expect(found == [3, 4, 0, 2, 1].map { place.row($0) })
    }

    @Test func manyTextsOfOneTimeAllHaveAPlace() throws {
        for number in 0..<300 {
            try record.say("crowd word\(number)")
            if number % 100 == 99 { try record.build() }
        }
        try record.say("crowd later", at: time(1))
        try record.build()
        let found = try record.rows("crowd")
        #expect(Set(found) == Set((0...300).map { place.row($0) }) && found.count == 301)
        // More texts than a second has places for move those behind them, and by how much is known.
        let slack = try record.conversations.integer("SELECT slack FROM search_months")
        #expect(try #require(slack) == 299)
    }

    @Test func eachMonthHasATableThatIsMadeWhenItIsNeeded() throws {
        let newYear = try WallTime(iso: "2027-01-01T00:00:00.000Z")
        try record.say("edge before", at: newYear.advanced(by: .nanoseconds(-1)))
        try record.say("edge after", at: newYear)
        try record.build()
        let months = try record.conversations.rows("SELECT month FROM search_months ORDER BY 1") { $0.integer(0) }
        #expect(months == [202_612, 202_701])
        let december = try record.rows("edge", in: #require(SearchMonth(number: 202_612)))
        let january = try record.rows("edge", in: #require(SearchMonth(number: 202_701)))
        #expect(december == [place.row(0)] && january == [place.row(1)])
    }

    @Test func aRowThatIsTakenOutIsGoneAndTheOthersStay() throws {
        let first = try record.say("alpha shared")
        try record.say("beta shared")
        try record.build()
        try record.conversations.write { () throws(StoreError) in
            try SearchTables(record.conversations).remove([first], record.texts)
        }
        let (alpha, shared) = (try record.finds("alpha"), try record.rows("shared"))
        #expect(!alpha && shared == [place.row(1)])
        #expect(try record.conversations.integer("SELECT count(*) FROM search_docs") == 1)
    }

    @Test func whatIsReadAnewIsFoundOnceAndByItsNewWordsOnly() throws {
        try record.say("old shared")
        try record.build()
        // Of this one a later version comes before it was built.
        try record.say("older shared")
        try record.conversations.write { () throws(StoreError) in
            try SearchTables(record.conversations).forget(run: "run-1", sources: ["s"])
            try record.conversations.run("DELETE FROM messages")
        }
        record.startAnew()
        try record.say("new shared")
        try record.say("newer shared")
        try record.build()
        let shared = try record.found("shared")
        #expect(Set(shared) == [place.row(0), place.row(1)] && shared.count == 2)
        #expect(try record.found("old") == [] && record.found("older") == [])
        #expect(try record.found("new") == [place.row(0)])
    }

    @Test func whatIsTakenOutForEverLeavesNoWordInTheParts() throws {
        let first = try record.say("hunter2secret shared")
        try record.say("beta shared")
        try record.build()
        #expect(try words().contains("hunter2secret"))
        try record.conversations.write { () throws(StoreError) in
            try SearchTables(record.conversations).remove([first], record.texts, forEver: true)
        }
        let left = try words()
        #expect(!left.contains("hunter2") && left.contains("beta"))
    }

    /// The parts of the index as they lie in the file.
    private func words() throws -> String {
        try record.conversations.rows("SELECT block FROM search_2026_11_data ORDER BY id") { row in
            String(decoding: row.blob(0) ?? [], as: UTF8.self)
        }.joined()
    }

    @Test func aRowWithoutATextIsNoDocument() throws {
        try record.say("")
        try record.build()
        #expect(try record.conversations.integer("SELECT count(*) FROM search_docs") == 0)
        #expect(try record.conversations.integer("SELECT count(*) FROM search_queue") == 0)
    }

    @Test func aPackedTextIsFoundToItsLimit() throws {
        let word = "needleend"
        let long = String(repeating: "hay ", count: SearchTexts.bytesMax / 4) + word
        try record.say(long)
        try record.say("x \(word)")
        try record.build()
        let found = try record.rows(word)
        #expect(found == [place.row(1)])
        #expect(try record.rows("hay") == [place.row(0)])
    }
}
