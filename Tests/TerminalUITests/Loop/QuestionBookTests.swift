import Domain
import Testing

@testable import TerminalUI

@Suite struct QuestionBookTests {
    private func at(_ milliseconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: 0).advanced(by: .milliseconds(milliseconds))
    }

    @Test func whatIsWantedIsAskedAtOnceAndOnlyOnce() {
        var book = QuestionBook()
        #expect(book.take([.flock, .tasks, .flock], at: at(0)) == [.flock, .tasks])
        #expect(book.take([.flock, .tasks], at: at(60_000)).isEmpty, "it is not answered yet")
        book.answered(.flock)
        #expect(book.take([.flock, .tasks], at: at(60_000)) == [.flock])
    }

    @Test func answersGrowOld() {
        var book = QuestionBook()
        _ = book.take([.flock], at: at(0))
        book.answered(.flock)
        #expect(book.take([.flock], at: at(1_999)).isEmpty)
        #expect(book.take([.flock], at: at(2_000)) == [.flock])
    }

    @Test func whatHappensMakesThemOldSoonerButNotAllTheTime() {
        var book = QuestionBook()
        _ = book.take([.flock, .tasks], at: at(0))
        book.answered(.flock)
        book.answered(.tasks)
        book.changed()
        #expect(book.take([.flock, .tasks], at: at(499)).isEmpty)
        #expect(book.take([.flock, .tasks], at: at(500)) == [.flock])
        #expect(book.take([.flock, .tasks], at: at(1_000)) == [.tasks])
    }

    @Test func whoeverWantsToKnowNowIsToldNow() {
        var book = QuestionBook()
        _ = book.take([.tasks], at: at(0))
        book.answered(.tasks)
        book.refresh()
        #expect(book.take([.tasks], at: at(1)) == [.tasks])
    }

    @Test func whatIsNotWantedAnyMoreIsForgotten() {
        var book = QuestionBook()
        _ = book.take([.tasks], at: at(0))
        book.answered(.tasks)
        _ = book.take([.flock], at: at(1))
        #expect(book.take([.tasks], at: at(2)) == [.tasks])
    }
}
