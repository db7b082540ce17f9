import Platform
import TestSupport
import Testing

/// Whoever of a shim is killed, nothing of the agent's output is lost while the agent lives.
@Suite struct ShimKillTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"

    @Test(arguments: [(ShimKills.Target.recorder, 300), (.keeper, 100), (.both, 200)])
    func nothingIsLostWhoeverIsKilled(target: ShimKills.Target, killsInSoak: Int) throws {
        let wanted = Self.isSoak ? killsInSoak : killsInSoak / 20
        let fixture = try ShimFixture()
        var kills = 0
        var seed: UInt64 = 1
        while kills < wanted {
            let report = try ShimKills(of: target, seed: seed, in: fixture).run(killsMax: min(wanted - kills, 40))
            #expect(report.complaints.isEmpty, "seed \(seed): \(report.complaints)")
            kills += max(report.kills, 1)
            seed += 1
        }
    }
}
