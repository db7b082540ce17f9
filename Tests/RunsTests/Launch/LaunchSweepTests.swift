import Platform
import TestSupport
import Testing

/// Whatever call of a launch fails: its run has ended as failed, or goes on; it has one agent at most and an end in any
/// case, whoever launched is told what is true, and has lost nothing by it.
@Suite struct LaunchSweepTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    /// In a check one of so many points has its turn.
    private static let stride = 13

    @Test func aCallThatFails() throws {
        let sweep = try LaunchSweep()
        let points = try sweep.points()
        #expect(points.count > 100)
        for (number, point) in points.enumerated() where Self.isSoak || number % Self.stride == 0 {
            let complaints = try sweep.complaints(at: point)
            #expect(complaints == [])
        }
    }
}
