import TestSupport
import Testing

/// That nothing is lost is shown in the tests of the recorder; here, that somebody was killed at all.
@Suite struct ShimKillsTests {
    @Test(arguments: ShimKills.Target.allCases)
    func somebodyIsKilledAndTheRunIsJudged(_ target: ShimKills.Target) throws {
        let fixture = try ShimFixture()
        var kills = 0
        for seed in 1...20 where kills == 0 {
            let report = try ShimKills(of: target, seed: UInt64(seed), in: fixture).run(killsMax: 2)
            #expect(report.complaints.isEmpty, "seed \(seed): \(report.complaints)")
            kills += report.kills
        }
        #expect((1...2).contains(kills))
    }
}
