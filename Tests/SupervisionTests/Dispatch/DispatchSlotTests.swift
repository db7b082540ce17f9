import Domain
import Testing

@testable import Supervision

@Suite struct DispatchSlotTests {
    @Test func theWorkersOfASlotAreKnownByTheirNames() {
        let worker = WorkerID.mint(at: WallTime(nanoseconds: 17), slot: DispatchSlot(3).workerNumber)
        #expect(worker.text == "worker-17-4" && DispatchSlot(of: worker) == DispatchSlot(3))
    }

    @Test(arguments: ["worker-17-0", "w", "worker-17-x"]) func aRunThatAPersonStartedHasNone(_ name: String) throws {
        #expect(DispatchSlot(of: try WorkerID(name)) == nil)
    }
}
