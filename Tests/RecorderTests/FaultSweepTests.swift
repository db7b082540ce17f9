import Domain
import Platform
import TestSupport
import Testing

@testable import Recorder

/// Whatever call of a shim fails, and wherever it is killed: the agent is started once or never, and the state tells
/// the truth.
@Suite struct FaultSweepTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    /// In a check one of so many points has its turn.
    private static let stride = 41

    private let sweep: FaultSweep

    init() throws {
        sweep = FaultSweep(
            fixture: try ShimFixture(),
            script: "echo start >> $WITNESS; echo one; sleep 0.02; echo two; echo done >> $WITNESS"
        )
    }

    private func expectTruth(_ faults: [String], isKeeperAlone: Bool) throws {
        let points = try sweep.points(faults, isKeeperAlone: isKeeperAlone).enumerated()
        let chosen = points.filter { Self.isSoak || $0.offset % Self.stride == 0 }.map(\.element)
        for point in chosen {
            let complaints = try sweep.complaints(at: point)
            #expect(complaints == [])
        }
    }

    @Test(arguments: [true, false]) func aCallThatFails(isKeeperAlone: Bool) throws {
        let faults = Self.isSoak ? ["EIO", "ENOSPC", "EMFILE", "EAGAIN", "EINTR", "ENOMEM"] : ["EIO", "ENOSPC"]
        try expectTruth(faults.map { "error=\($0)" }, isKeeperAlone: isKeeperAlone)
    }

    @Test(arguments: [true, false]) func aKillInACall(isKeeperAlone: Bool) throws {
        try expectTruth(["signal=KILL"], isKeeperAlone: isKeeperAlone)
    }
}
