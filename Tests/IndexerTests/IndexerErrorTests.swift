import Indexer
import Store
import Testing

@Suite struct IndexerErrorTests {
    @Test func saysWhatTheStoreSays() {
        let error = StoreError.missing(file: "index.db")
        #expect("\(IndexerError.store(error))" == "\(error)")
        #expect(IndexerError.store(error).hint == error.hint)
    }
}
