import JSON
import Testing

@testable import Commands

@Suite struct CellTests {
    @Test func whatIsNotKnownIsAHyphenAndNull() {
        for cell in [Cell.optional(nil as String?), .optional(nil as Int64?), .duration(nil), .json(.null)] {
            #expect(cell == .none)
        }
        #expect(Cell.milliseconds(nil) == .none && Cell.optional(nil as Bool?) == .none)
    }

    @Test func programsGetTheValueAndPeopleTheWords() {
        #expect(Cell.milliseconds(5.26) == Cell("5.3", .decimal("5.26")))
        #expect(Cell.json(["a": 1]) == Cell("a=1", ["a": 1]))
        #expect(Cell.duration(.seconds(90)) == Cell("1 min 30 s", 90_000))
        #expect(Cell.optional(true) == Cell("yes", true))
    }
}
