import Domain
import Testing

@Suite struct WorkerIDTests {
    @Test func aMintedIdTellsItsMomentAndSlot() throws {
        let minted = WorkerID.mint(at: WallTime(nanoseconds: 1_739_634_000_000_000_000), slot: 3)
        #expect(minted.text == "worker-1739634000000000000-3")
        #expect(try WorkerID(minted.text) == minted)
    }

    @Test func theWorkersOfTheSeedsAreTaken() throws {
        #expect(try WorkerID("w-abc123").text == "w-abc123")
    }

    @Test func anErrorNamesTheWorkerId() {
        #expect(throws: IdentifierError.badCharacter("worker 1", noun: "worker id")) { try WorkerID("worker 1") }
    }
}
