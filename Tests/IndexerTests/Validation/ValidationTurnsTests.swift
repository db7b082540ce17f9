import Testing

@testable import Indexer

@Suite struct ValidationTurnsTests {
    @Test func whatIsNewIsLookedAtAfterAllWas() {
        var turns = ValidationTurns()
        #expect(!turns.isDone)
        turns.finish()
        #expect(turns.isDone)
        turns.resume()
        #expect(!turns.isDone)
    }

    @Test func whatCannotBeReadIsLeftForGood() {
        var turns = ValidationTurns()
        turns.leave("run-1")
        turns.resume()
        #expect(turns.unreadable == ["run-1"])
    }
}
