import Domain
import Testing

@Suite struct BootTimeTests {
    @Test func earlierIsLess() {
        #expect(BootTime(nanoseconds: 1) < BootTime(nanoseconds: 2))
        #expect(BootTime(nanoseconds: 1) == BootTime(nanoseconds: 1))
    }
}
