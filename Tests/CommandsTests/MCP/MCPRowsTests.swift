import Asking
import JSON
import Testing

@testable import Commands

@Suite struct MCPRowsTests {
    private func line(_ number: Int, _ text: String = "") -> CommandLines.Line {
        .whole(JSONWriter.bytes(["schema": "roost.row/1", "n": .integer(Int64(number)), "text": .string(text)]))
    }

    private func numbers(_ rows: MCPRows) -> [Int64] { rows.values.compactMap { $0["n"]?.integerValue } }

    /// Until no more is wanted.
    private func rows(_ window: MCPWindow, _ lines: [CommandLines.Line]) -> (rows: MCPRows, taken: Int) {
        var rows = MCPRows(window)
        var taken = 0
        for line in lines {
            taken += 1
            guard rows.take(line) else { break }
        }
        return (rows, taken)
    }

    @Test func aListEndsAtItsLimitAndSaysWhereItGoesOn() {
        let (first, taken) = rows(.first(3, after: 0), (0..<10).map { line($0) })
        #expect(numbers(first) == [0, 1, 2] && first.next == 3 && taken == 4)
        let (second, _) = rows(.first(3, after: 3), (0..<5).map { line($0) })
        #expect(numbers(second) == [3, 4] && second.next == nil && !second.hasMore)
        let (exact, _) = rows(.first(3, after: 0), (0..<3).map { line($0) })
        #expect(exact.next == nil)
    }

    @Test func aListEndsWhereItsBytesDo() {
        let text = String(repeating: "x", count: 5_000)
        let (found, _) = rows(.first(100, after: 0), (0..<100).map { line($0, text) })
        #expect(numbers(found) == [0, 1, 2, 3] && found.next == 4 && found.shortenedCount == 0)
    }

    @Test func ofALogTheLastLinesAreKept() {
        let (few, _) = rows(.last(3, after: nil), (0..<10).map { line($0) })
        #expect(numbers(few) == [7, 8, 9] && few.droppedCount == 7 && few.next == nil)
        let text = String(repeating: "x", count: 5_000)
        let (large, taken) = rows(.last(100, after: nil), (0..<100).map { line($0, text) })
        #expect(numbers(large) == [96, 97, 98, 99] && large.droppedCount == 96 && taken == 100)
    }

    @Test func aLongRowIsShortenedAndCounted() {
        let (found, _) = rows(.first(5, after: 0), [line(1, String(repeating: "é", count: 500_000)), line(2)])
        #expect(numbers(found) == [1, 2] && found.shortenedCount == 1)
        #expect(found.values[0]["text"]?.stringValue?.hasSuffix("é…") == true)
        #expect(JSONWriter.bytes(found.values[0]).count <= MCPLimits.rowBytesMax)
    }

    @Test func longListsAreShortenedTooAndWhatIsLongAllTheSameIsLeftOut() {
        let list = JSONValue.array((0..<5_000).map { .integer($0) })
        let (found, _) = rows(.first(5, after: 0), [.whole(JSONWriter.bytes(["list": list]))])
        #expect(found.values[0]["list"]?.arrayValue?.last == "… and 4800 more")
        var wide: JSONObject = ["schema": "roost.row/1"]
        for number in 0..<5_000 { wide.append("field\(number)", 1) }
        let (none, _) = rows(.first(5, after: 0), [.whole(JSONWriter.bytes(.object(wide))), .tooLong])
        #expect(none.values[0]["schema"] == "roost.row/1" && none.values[0]["omitted"] != nil)
        #expect(none.values[1]["omitted"] != nil && none.shortenedCount == 2)
    }

    @Test func whatIsNoObjectIsShownAsText() {
        let (found, _) = rows(.first(5, after: 0), [.whole(Array("oops".utf8)), .whole(Array("[1]".utf8))])
        #expect(found.values == [["text": "oops"], ["text": "[1]"]])
    }
}
