import JSON
import Testing

@testable import Commands

@Suite struct DaemonMetricsTests {
    private func lines(_ text: String) throws -> [String] {
        let status = try #require(try JSONReader.read(text).objectValue)
        return DaemonMetrics(status).families.flatMap(\.lines)
    }

    @Test func runsAreCountedByTheirVerdicts() throws {
        let lines = try lines(
            """
            {"state":"paused","uptime_ms":1500,"workers_max":4,"runs_live":[{"verdict":{"kind":"working"}},
            {"verdict":{"kind":"working"}},{"verdict":{"kind":"of a newer one"}},{}]}
            """
        )
        #expect(lines.contains("roost_workers_by_verdict{verdict=\"working\"} 2"))
        #expect(lines.contains("roost_workers_by_verdict{verdict=\"unknown\"} 2"))
        #expect(lines.contains("roost_workers_by_verdict{verdict=\"stalled\"} 0"))
        #expect(lines.contains("roost_daemon_uptime_seconds 1.5") && lines.contains("roost_daemon_paused 1"))
        #expect(lines.contains("roost_workers_max 4"))
    }

    @Test func whatAnOlderDaemonDoesNotSayIsLeftOut() throws {
        #expect(try lines("{}").allSatisfy { $0.contains("roost_workers_by_verdict") })
    }
}
