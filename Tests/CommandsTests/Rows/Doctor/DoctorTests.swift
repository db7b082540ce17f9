import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct DoctorTests {
    @Test func whatIsWrongIsToldWithWhatRepairsIt() throws {
        let trial = try DaemonCommandTrial()
        #expect(try trial.roost("run", "--", "true").exitCode == 0)
        let path = trial.runs.home.configuration
        try trial.runs.disk.replaceFile(
            path,
            with: Array(
                "[flock]\ndisk_min = \"900TiB\"\n[agents.nobody]\nkind = \"codex\"\ncommand = [\"/nowhere\"]\n".utf8
            )
        )
        let result = try trial.roost("doctor")
        #expect(result.exitCode == 5, "\(result.stderr)")
        #expect(result.stdout.contains("✗ problem  disk") && result.stdout.contains("flock.disk_min"))
        #expect(result.stdout.contains("✗ problem  agent nobody"))
    }

    @Test func aFindingIsNeverToldByASignAlone() {
        let all = [DoctorFinding.ok("a", "b"), .note("a", "b"), .problem("a", "b", "c")]
        #expect(all.map(\.mark) == ["✓ ok", "! note", "✗ problem"])
        #expect(all.map(\.remedy) == [nil, nil, "c"])
    }
}
