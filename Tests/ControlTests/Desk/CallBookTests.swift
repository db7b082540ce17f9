import Domain
import JSON
import Testing

@testable import Control

@Suite struct CallBookTests {
    private static let person = Asker(
        kind: .known(.command),
        identity: ProcessIdentity(boot: "b", pid: 1, startTicks: 1),
        origin: .person
    )
    private static let agent = Asker(
        kind: .known(.command),
        identity: ProcessIdentity(boot: "b", pid: 2, startTicks: 1),
        origin: .insideRun(nil)
    )
    private let due = MonotonicTime(nanoseconds: 30)
    private let first = CallBook.Waiter(client: 1, id: 10)
    private let second = CallBook.Waiter(client: 2, id: 20)

    private func request(_ key: String?, _ word: String = "w") -> DirectiveRequest {
        DirectiveRequest(1, .stopWorker, words: [word], data: key.map { ["key": .string($0)] } ?? [:])
    }

    @Test func eachRequestIsAnsweredOnce() {
        var book = CallBook()
        #expect(book.asked(request(nil), by: Self.person, first, due: due) == .new(number: 1))
        #expect(book.asked(request(nil), by: Self.person, first, due: due) == .new(number: 2))
        #expect(book.answered(1, .done()) == [first])
        #expect(book.answered(1, .done()).isEmpty)
        #expect(book.answered(99, .done()).isEmpty)
        #expect(book.openCount == 1)
    }

    @Test func whatIsAskedAgainIsDoneOnce() {
        var book = CallBook()
        #expect(book.asked(request("k"), by: Self.person, first, due: due) == .new(number: 1))
        #expect(book.asked(request("k"), by: Self.person, second, due: due) == .joined)
        #expect(book.answered(1, .done("stopped")) == [first, second])
        #expect(book.asked(request("k"), by: Self.person, first, due: due) == .answered(.done("stopped")))
        #expect(book.openCount == 0)
    }

    @Test func aKeyStandsForOneRequestOfOneAsker() {
        var book = CallBook()
        _ = book.asked(request("k"), by: Self.person, first, due: due)
        _ = book.answered(1, .done("secret"))
        guard case .fault(let fault) = book.asked(request("k", "other"), by: Self.person, first, due: due) else {
            Issue.record("it was taken")
            return
        }
        #expect(fault.code == .badRequest)
        #expect(book.asked(request("k"), by: Self.agent, second, due: due) == .new(number: 2))
    }

    @Test(arguments: [JSONValue.integer(1), "", .string(String(repeating: "k", count: 129))])
    func aKeyIsAShortText(_ key: JSONValue) {
        var book = CallBook()
        let request = DirectiveRequest(1, .reload, data: ["key": key])
        guard case .fault(let fault) = book.asked(request, by: Self.person, first, due: due) else {
            Issue.record("it was taken")
            return
        }
        #expect(fault.code == .badRequest)
        #expect(book.openCount == 0)
    }

    @Test func theAnswerToALostClientIsStillThere() {
        var book = CallBook()
        _ = book.asked(request("k"), by: Self.person, first, due: due)
        book.parted(1)
        #expect(book.nextDue == nil)
        #expect(book.asked(request("k"), by: Self.person, second, due: due) == .joined)
        #expect(book.answered(1, .done("later")) == [second])
        book.parted(2)
        #expect(book.asked(request("k"), by: Self.person, first, due: due) == .answered(.done("later")))
    }

    @Test func whoWaitsTooLongIsToldAndNotToldAgain() {
        var book = CallBook()
        _ = book.asked(request(nil), by: Self.person, first, due: due)
        _ = book.asked(request("k"), by: Self.person, second, due: due)
        #expect(book.nextDue == due)
        #expect(book.overdue(at: MonotonicTime(nanoseconds: 29)).isEmpty)
        #expect(Set(book.overdue(at: due)) == [first, second])
        #expect(book.overdue(at: due).isEmpty && book.nextDue == nil)
        #expect(book.answered(1, .done()).isEmpty)
        #expect(book.answered(2, .done("in the end")).isEmpty)
        #expect(book.asked(request("k"), by: Self.person, first, due: due) == .answered(.done("in the end")))
    }

    @Test func aClientAsksOnlySoMuchAtOnce() {
        var book = CallBook()
        for _ in 0..<ControlLimits.requestsMax { _ = book.asked(request(nil), by: Self.person, first, due: due) }
        guard case .fault(let fault) = book.asked(request(nil), by: Self.person, first, due: due) else {
            Issue.record("it was taken")
            return
        }
        #expect(fault.code == .busy)
        #expect(book.asked(request(nil), by: Self.person, second, due: due) == .new(number: 33))
        _ = book.answered(1, .done())
        #expect(book.asked(request(nil), by: Self.person, first, due: due) == .new(number: 34))
    }

    @Test func whatIsKeptHasALimit() {
        var book = CallBook()
        let answer = DirectiveAnswer.done(String(repeating: "x", count: 10_000))
        for number in 1...3_000 {
            let asked = book.asked(request("k\(number)"), by: Self.person, first, due: due)
            #expect(asked == .new(number: UInt64(number)))
            _ = book.answered(UInt64(number), answer)
        }
        #expect(book.keptCount <= ControlLimits.keptAnswerBytesMax / 10_000)
        #expect(book.asked(request("k3000"), by: Self.person, first, due: due) == .answered(answer))
        #expect(book.asked(request("k1"), by: Self.person, first, due: due) == .new(number: 3_001))
        let long = DirectiveAnswer.done(String(repeating: "x", count: ControlLimits.oneKeptAnswerBytesMax))
        _ = book.answered(3_001, long)
        #expect(book.asked(request("k1"), by: Self.person, first, due: due) == .new(number: 3_002))
    }
}
