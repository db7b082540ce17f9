import Git
import Testing

@testable import Supervision

@Suite struct WorktreeReasonTests {
    @Test func whoIsThereMustGoBeforeAnythingIsDiscarded() {
        for reason in [WorktreeReason.processes([1]), .workerRunning(pid: nil), .foreignLock("x"), .notRegistered] {
            #expect(reason.forbidsDiscarding, "\(reason)")
        }
        for reason in [WorktreeReason.missing, .untracked([]), .indexLock(age: .zero), .operation(.merge)] {
            #expect(!reason.forbidsDiscarding, "\(reason)")
        }
    }

    @Test func whatIsNotCommittedIsNeitherTakenNorForbidsToCommitIt() {
        for reason in [WorktreeReason.changed([]), .staged([]), .untracked([])] {
            #expect(reason.forbidsAccepting && !reason.forbidsCommitting, "\(reason)")
        }
        for reason in [WorktreeReason.conflicts([]), .operation(.rebase), .nested(path: "x", holds: []), .hidden([])] {
            #expect(reason.forbidsAccepting && reason.forbidsCommitting, "\(reason)")
        }
        for reason in [WorktreeReason.unpushed([], on: nil), .loose([]), .stashed([])] {
            #expect(!reason.forbidsAccepting && !reason.forbidsCommitting, "\(reason)")
        }
    }
}
