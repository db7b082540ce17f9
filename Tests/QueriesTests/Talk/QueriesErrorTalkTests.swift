import Queries
import Store
import Testing

@Suite struct QueriesErrorTalkTests {
    @Test func onlyADatabaseThatIsNotThereIsLacking() {
        #expect(QueriesError.store(.missing(file: "/x")).lacksDatabase)
        #expect(!QueriesError.store(.away(file: "/x")).lacksDatabase)
    }
}
