import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@Suite(
    "root: recorders that are killed where the disk is full",
    .serialized,
    .enabled(if: geteuid() == 0, "root: it mounts a disk")
)
struct FullDiskDiscardKillTests {
    private let outside: TemporaryHome
    private let source: RecordedSource

    init() throws {
        outside = try TemporaryHome()
        source = try RecordedSource(at: outside.path("source"), bytesCount: 1_048_573)
    }

    /// The disk has a little room now and then, so that there are many gaps with bytes between them.
    @Test(arguments: MountedFolder.Kind.allCases, DiscardedFlood.seeds)
    func whatADiskDoesNotTake(kind: MountedFolder.Kind, seed: UInt64) throws {
        let disk = try MountedFolder(kind, megabytes: 48)
        let flood = try DiscardedFlood(source, outside, in: ShimFixture(home: disk.path)) {
            $0.onError = .discard
            $0.workingFolder = "/"
        }
        try disk.fill()
        try flood.kill(seed: seed) { kills in
            if kills % 2 == 0 { try disk.free(kills % 3 == 0 ? 4096 : 96 << 10) }
        }
        try disk.free()
        let account = try flood.account()
        // Events that found no room went with the recorder that held them.
        let findings = try flood.shim.findings().filter { !$0.contains("worker.log") || !$0.contains("missing") }
        #expect(findings == [])
        #expect(account.isComplete && account.wrong == 0 && account.recorded > 0 && account.gaps > 0, "\(account)")
    }
}
