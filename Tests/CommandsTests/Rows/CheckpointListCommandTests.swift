import Commands
import JSON
import TestSupport
import Testing

/// `roost run checkpoint list` as the shell meets it.
@Suite struct CheckpointListCommandTests {
    @Test func checkpointsAreListedInTheirOrder() throws {
        let scene = try CheckpointScene(for: "CheckpointListCommandTests")
        let result = try scene.roost("list", scene.id)
        #expect(result.exitCode == 0, "\(result.stderr)")
        let lines = result.stdout.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first?.hasPrefix("SEQ  TAKEN") == true)
        #expect(lines.last?.contains("refs/roost/\(scene.id)/2") == true)
    }

    @Test func programsGetOneObjectACheckpoint() throws {
        let scene = try CheckpointScene(for: "CheckpointListCommandTests")
        let rows = try #require(try JSONReader.read(scene.roost("list", "run-", "-o", "json").stdout).arrayValue)
        #expect(rows.map { $0["seq"] } == [1, 2])
        #expect(rows.first?["schema"] == "roost.checkpoint/1")
        #expect(rows.first?["createdAt"] == "2026-11-21T01:02:03.456Z")
        #expect(rows.first?["files"] == 2)
        #expect(rows.first?["summaryHint"] == "a hint")
    }

    @Test func aRunWithoutOneSaysSo() throws {
        let scene = try CheckpointScene(for: "CheckpointListCommandTests", checkpoints: 0)
        let result = try scene.roost("list", scene.id)
        #expect(result.exitCode == 0)
        #expect(result.stdout == "\(scene.id) has no checkpoints.\n")
        #expect(try scene.roost("list", scene.id, "--json").stdout == "[]\n")
    }

    @Test func aRunThatIsNotThereIsNotFound() throws {
        let scene = try CheckpointScene(for: "CheckpointListCommandTests", checkpoints: 0)
        let result = try scene.roost("list", "run-nope")
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("no run \"run-nope\""))
    }

    @Test func severalRunsOfThatBeginningAreListed() throws {
        let scene = try CheckpointScene(for: "CheckpointListCommandTests", checkpoints: 0)
        _ = try scene.runs.prepare()
        let result = try scene.roost("list", "run-")
        #expect(result.exitCode == 2)
        #expect(result.stderr.contains("is the beginning of 2 runs"))
        #expect(result.stderr.contains(scene.id))
    }
}
