import Testing

@testable import Indexer

@Suite struct LogGrowthTests {
    @Test func onlyALongOneIsEmptied() {
        let watch = LogGrowth(bytesMax: 100)
        #expect(!watch.isLong(100) && watch.isLong(101))
    }

    @Test func itIsToldAtFirstAndEachTimeThatItHasDoubled() {
        var watch = LogGrowth()
        let told = [200, 399, 400, 500].map { watch.stayed(at: $0) }
        #expect(told == [true, false, true, false])
        watch.emptied()
        let isToldAgain = watch.stayed(at: 150)
        #expect(isToldAgain)
    }
}
