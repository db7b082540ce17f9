import Asking
import Testing

@testable import Dashboard

@Suite struct CommandRowsTests {
    private func take(_ count: Int, _ rows: inout CommandRows) -> Int {
        var taken = 0
        for number in 0..<count {
            taken += 1
            if !rows.take(.whole(Array("\(number)".utf8))) { break }
        }
        return taken
    }

    private func texts(_ rows: CommandRows) -> [String] { rows.rows.map { String(decoding: $0, as: UTF8.self) } }

    @Test func aPageIsWhatStandsBehindItsPlace() {
        var rows = CommandRows(after: 2, count: 3)
        #expect(take(10, &rows) == 6)
        #expect(texts(rows) == ["2", "3", "4"] && rows.next == 5)
    }

    @Test func theLastPageLeadsNowhere() {
        var rows = CommandRows(after: 2, count: 3)
        _ = take(5, &rows)
        #expect(texts(rows) == ["2", "3", "4"] && rows.next == nil)
        var empty = CommandRows(after: 9, count: 3)
        _ = take(5, &empty)
        #expect(empty.rows.isEmpty && empty.next == nil)
    }

    @Test func aRowThatIsTooLongIsCounted() {
        var rows = CommandRows(after: 0, count: 3)
        let isMoreWanted = rows.take(.tooLong)
        #expect(isMoreWanted)
        _ = take(5, &rows)
        #expect(texts(rows) == ["0", "1"] && rows.omitted == 1 && rows.next == 3)
    }
}
