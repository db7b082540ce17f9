import Queries
import Store
import Testing

@Suite struct QueriesErrorTests {
    @Test func aDatabaseThatIsNotThereIsToldFromOneThatIsAway() {
        #expect(QueriesError.store(.missing(file: "/index.db")).lacksDatabase)
        #expect(!QueriesError.store(.away(file: "/index.db")).lacksDatabase)
    }
}
