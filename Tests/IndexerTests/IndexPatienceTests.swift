import TestSupport
import Testing

@testable import Indexer

@Suite struct IndexPatienceTests {
    @Test func itHasALimitAndSomebodyToTell() {
        var toldCount = 0
        let patience = IndexPatience(.seconds(7)) { toldCount += 1 }
        #expect(patience.limit == .seconds(7))
        patience.tell()
        #expect(toldCount == 1)
    }
}
