import Domain
import Journal
import Testing

@testable import Queries

@Suite struct LineMarksTests {
    private func marks(_ lineCount: Int, marksMax: Int) -> LineMarks {
        var (marks, counts) = (LineMarks(marksMax: marksMax), LineCounts())
        for number in 1...lineCount {
            counts.add(number.isMultiple(of: 10) ? .err : .out)
            guard marks.isDue(behind: number) else { continue }
            marks.add(LineMark(counts: counts, place: RunPlace(sequence: Int64(number), offsets: [:])))
        }
        return marks
    }

    @Test func theLastOneBeforeALineIsFoundForEachSource() {
        let marks = marks(5_000, marksMax: 1_000)
        #expect(marks.step == LineMarks.stepMin)
        #expect(marks.last(behind: 0, of: [.out, .err]).place == .start)
        #expect(marks.last(behind: 255, of: [.out, .err]).place == .start)
        #expect(marks.last(behind: 256, of: [.out, .err]).place.sequence == 256)
        #expect(marks.last(behind: 9_999, of: [.out, .err]).place.sequence == 4_864)
        let mark: LineMark = marks.last(behind: 100, of: [.err])
        #expect(mark.counts.err <= 100 && mark.counts.err > 70)
        #expect(mark.damageOffset == LineMark.noDamage)
    }

    @Test func theyStayFewHoweverManyLinesThereAre() {
        let marks = marks(256 * 100, marksMax: 16)
        #expect(marks.marks.count <= 16 && marks.marks.count > 4)
        #expect(marks.step == 256 * 8)
        let totals = marks.marks.map(\.counts.total)
        #expect(totals == totals.sorted() && totals.first == 0)
        #expect(totals.allSatisfy { $0.isMultiple(of: marks.step) })
    }
}
