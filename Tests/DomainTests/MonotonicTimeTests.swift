import Domain
import Testing

@Suite struct MonotonicTimeTests {
    @Test func earlierIsLess() {
        #expect(MonotonicTime(nanoseconds: 1) < MonotonicTime(nanoseconds: 2))
        #expect(MonotonicTime(nanoseconds: 1) == MonotonicTime(nanoseconds: 1))
    }
}
