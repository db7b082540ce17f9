import Domain
import Testing

@testable import Queries

@Suite struct RecordedCallTests {
    @Test func itBeganSoMuchBeforeItHadCome() {
        let at = WallTime(nanoseconds: 5_000_000_000)
        func span(_ milliseconds: Double?) -> Int64 {
            var call = SampleExport.call(at: at)
            call.milliseconds = milliseconds
            return call.span.lowerBound.nanoseconds
        }
        #expect(span(1_500) == 3_500_000_000)
        #expect(span(nil) == 5_000_000_000)
        #expect(span(-3) == 5_000_000_000)
    }
}
