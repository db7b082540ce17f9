import Platform
import TestSupport
import Testing

/// That copies of a process share them is shown where a process is copied, by `ForkingTests`.
@Suite struct SharedCountsTests {
    @Test func theyBeginAtZeroAndKeepWhatIsWritten() throws {
        let counts = try SharedCounts(count: 3)
        let before = (0..<3).map { counts[$0] }
        #expect(before == [0, 0, 0])
        counts[1] = .max
        counts[2] -= 1
        let after = (0..<3).map { counts[$0] }
        #expect(after == [0, .max, -1])
    }

    @Test func thereAreNoMoreThanWereAskedFor() async {
        await #expect(processExitsWith: .failure) {
            let counts = try SharedCounts(count: 1)
            counts[1] = 1
        }
    }
}
