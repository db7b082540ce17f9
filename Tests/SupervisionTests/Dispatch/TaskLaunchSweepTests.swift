import Platform
import TestSupport
import Testing

/// Whatever call of a daemon fails while it gives a task to an agent: the agent is started once or never, each run has
/// an end and so has the task, and the daemon goes on and has lost nothing.
@Suite struct TaskLaunchSweepTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    /// In a check one of so many points has its turn.
    private static let stride = 197

    @Test func aCallThatFails() throws {
        let sweep = try TaskLaunchSweep()
        let points = try sweep.points()
        #expect(points.count > 100)
        for (number, point) in points.enumerated() where Self.isSoak || number % Self.stride == 0 {
            let complaints = try sweep.complaints(at: point)
            #expect(complaints == [])
        }
    }
}
