import Domain
import JSON
import Testing

@testable import Commands

@Suite struct DaemonMetricsTests {
    /// A run as the daemon tells of it: the verdict in the very words that a verdict has.
    private func run(_ kind: String) -> JSONValue {
        var verdict = Verdict(
            .working,
            cause: .output,
            evidence: [],
            since: WallTime(nanoseconds: 0),
            confidence: .certain
        ).json
        verdict["verdict"] = .string(kind)
        return ["verdict": .object(verdict)]
    }

    @Test func runsAreCountedByTheirVerdicts() {
        let status: JSONObject = [
            "state": "paused", "uptime_ms": 1_500, "workers_max": 4,
            "runs_live": [run("working"), run("working"), run("of a newer one"), [:]],
        ]
        let lines = DaemonMetrics(status).families.flatMap(\.lines)
        #expect(lines.contains("roost_workers_by_verdict{verdict=\"working\"} 2"))
        #expect(lines.contains("roost_workers_by_verdict{verdict=\"unknown\"} 2"))
        #expect(lines.contains("roost_workers_by_verdict{verdict=\"stalled\"} 0"))
        #expect(lines.contains("roost_daemon_uptime_seconds 1.5") && lines.contains("roost_daemon_paused 1"))
        #expect(lines.contains("roost_workers_max 4"))
    }

    @Test func whatAnOlderDaemonDoesNotSayIsLeftOut() {
        let lines = DaemonMetrics([:]).families.flatMap(\.lines)
        #expect(lines.allSatisfy { $0.contains("roost_workers_by_verdict") })
    }
}
