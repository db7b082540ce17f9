import Testing

@testable import Supervision

@Suite struct JitterTests {
    @Test func pausesGrowAndHaveABound() {
        #expect(Jitter.pause(attempt: 1, random: 0) == .milliseconds(5))
        #expect(Jitter.pause(attempt: 1, random: .max) < Jitter.pause(attempt: 4, random: .max))
        #expect((0...99).allSatisfy { Jitter.pause(attempt: $0) <= .milliseconds(5 + (20 << 6)) })
    }
}
