import Queries
import Store
import Testing

@Suite struct QueriesErrorTests {
    @Test func anIndexThatWasNeverMadeIsToldFromOneThatIsBroken() {
        #expect(QueriesError.store(.missing(file: "/index.db")).isMissing("/index.db"))
        #expect(!QueriesError.store(.missing(file: "/conversations.db")).isMissing("/index.db"))
        #expect(!QueriesError.store(.away(file: "/index.db")).isMissing("/index.db"))
    }
}
