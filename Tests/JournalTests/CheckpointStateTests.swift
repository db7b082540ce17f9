import Domain
import JSON
import TestSupport
import Testing

@testable import Journal

@Suite struct CheckpointStateTests {
    private func again(_ state: CheckpointState) throws -> CheckpointState { try CheckpointState(Fields(state.json)) }

    @Test func theNextCheckpointFollowsTheLast() {
        var state = CheckpointState(CheckpointRequest(mode: .enabled))
        #expect(state.lastSeq == 0)
        #expect(state.nextSeq == 1)
        state.checkpointTaken(1)
        state.checkpointTaken(4)
        #expect(state.nextSeq == 5)
    }

    @Test func aRunThatResumesGoesOnBehindItsCheckpoint() throws {
        let state = CheckpointState(CheckpointRequest(mode: .reserved, resumeFromSeq: 7))
        #expect(state.lastSeq == 7)
        #expect(state.resumeFromSeq == 7)
        #expect(try again(state) == state)
    }

    @Test func theKeysStandInTheOrderOfTheFormat() {
        #expect(
            CheckpointState(CheckpointRequest(resumeFromSeq: 1)).json.keys == [
                "mode", "lastCheckpointSeq", "nextCheckpointSeq", "resumeFromSeq", "deferredFeatures", "note",
            ]
        )
        #expect(!CheckpointState(CheckpointRequest()).json.keys.contains("resumeFromSeq"))
    }

    @Test(arguments: CheckpointMode.allCases)
    func eachModeSaysWhatItDoes(_ mode: CheckpointMode) throws {
        let state = CheckpointState(CheckpointRequest(mode: mode))
        #expect(try again(state) == state)
        #expect(state.note == mode.note)
        #expect(state.deferredFeatures == (mode == .enabled ? [] : ["git_diff"]))
    }

    @Test func theWordsOfTheContractAreKept() {
        #expect(CheckpointMode.allCases.map(\.rawValue) == ["disabled", "reserved_for_t006", "enabled"])
        #expect(CheckpointMode.disabled.note == "Checkpointing is disabled for this step request.")
    }

    @Test func theStateOfARunIsThatOfItsMetadata() throws {
        let fixture = try RunFixture(for: "CheckpointStateTests")
        let prepared = try fixture.prepare {
            $0.checkpoint = CheckpointRequest(mode: .enabled, resumeFromSeq: 2, summaryHint: "hint")
        }
        #expect(CheckpointState(prepared.metadata) == prepared.checkpoint)
    }

    @Test func aModeOfANewerVersionIsKept() throws {
        let state = try CheckpointState(Fields(["mode": "always", "lastCheckpointSeq": 3]))
        #expect(state.mode == .unknown("always"))
        #expect(state.json["mode"] == "always")
        #expect(state.nextSeq == 4)
        #expect(throws: FieldError.missing("mode")) { _ = try CheckpointState(Fields(["lastCheckpointSeq": 3])) }
        #expect(throws: FieldError.self) { _ = try CheckpointState(Fields(["mode": "enabled"])) }
    }
}
