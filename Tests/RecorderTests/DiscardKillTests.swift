import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

/// Recorders are killed while they throw away what a flood brings. All of it is recorded or told as missing, to the
/// byte, and what is recorded stands where it was written.
@Suite(.serialized) struct DiscardKillTests {
    private let outside: TemporaryHome
    private let source: RecordedSource

    init() throws {
        outside = try TemporaryHome()
        source = try RecordedSource(at: outside.path("source"), bytesCount: 1_048_573)
    }

    @Test(arguments: DiscardedFlood.seeds) func whatIsBeyondALimit(seed: UInt64) throws {
        let fixture = try ShimFixture()
        let flood = try DiscardedFlood(source, outside, in: fixture) {
            $0.runBytesMax = 3_000_000
            $0.atRunBytesMax = .discard
        }
        try flood.kill(seed: seed) { _ in }
        let account = try flood.account()
        let findings = try flood.shim.findings()
        #expect(findings == [])
        #expect(account.isComplete && account.wrong == 0 && account.recorded == 3_000_000, "\(account)")
    }
}
