import Git
import JSON
import Journal
import Platform
import TestSupport
import Testing

@testable import Checkpoints

@Suite struct CheckpointChildTests {
    private let fixture: CheckpointFixture

    init() throws {
        fixture = try CheckpointFixture(for: "CheckpointChildTests")
        var plan = LaunchPlan(program: "/bin/true", command: ["true"], environmentNames: [], workingFolder: "/")
        plan.checkpointBytesMax = 100
        try SystemDisk().createFile(fixture.paths.launch, with: plan.bytes)
    }

    private func answer(_ seq: Int64, onlyIfChanged: Bool = false) -> JSONObject {
        CheckpointChild.answer(
            directory: fixture.paths.directory,
            seq: seq,
            onlyIfChanged: onlyIfChanged,
            in: fixture.repository.environment,
            disk: SystemDisk(),
            clock: fixture.runs.clock
        )
    }

    @Test func aCheckpointIsSaidAsTheJournalTellsIt() throws {
        try fixture.repository.write("one.txt", "changed\n")
        try fixture.repository.write("big", [UInt8](repeating: 0, count: 101))
        let answer = answer(1)
        let checkpoint = try #require(try fixture.folder.read(1))
        #expect(answer.keys == ["checkpointSeq", "ref", "commit", "files"])
        #expect(answer["checkpointSeq"] == 1)
        #expect(answer["ref"] == .string(checkpoint.ref))
        #expect(answer["commit"] == .string(checkpoint.commit.text))
        #expect(answer["files"] == 1)
        // The limit is that of launch.json.
        #expect(checkpoint.leftOut.map(\.path) == ["big"])
    }

    @Test func whatIsUnchangedIsSaidToBe() throws {
        #expect(answer(1, onlyIfChanged: true) == ["unchanged": true])
        try fixture.repository.write("one.txt", "changed\n")
        #expect(answer(1, onlyIfChanged: true)["checkpointSeq"] == 1)
        #expect(answer(2, onlyIfChanged: true) == ["unchanged": true])
    }

    @Test func afailureIsSaidWithWhatToDo() throws {
        try SystemDisk().remove(fixture.paths.launch)
        #expect(answer(1)["error"]?.stringValue?.contains("launch.json") == true)
        #expect(answer(0)["error"] != nil)
    }
}
