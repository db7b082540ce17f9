import Domain
import Testing

@testable import Queries

@Suite struct WallTimeRowTests {
    @Test func whatIsNoTimeIsNone() {
        #expect(WallTime.read("1970-01-01T00:00:01.000Z") == WallTime(nanoseconds: 1_000_000_000))
        #expect(WallTime.read("yesterday") == nil)
    }
}
