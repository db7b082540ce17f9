import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

/// Verifying a run that somebody writes to at the same time.
@Suite struct RunVerificationLiveTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "RunVerificationLiveTests")
        paths = try fixture.prepare().paths
    }

    private func write(_ count: Int) -> SideThread {
        SideThread { [fixture, paths] in
            var run = try fixture.open(paths)
            try run.start()
            for number in 0..<count {
                if number % 5 == 0 { try run.record(.pipeHeld, .warn, String(repeating: "x", count: number)) }
                try run.write("line \(number)\n", to: number % 3 == 0 ? .stderr : .stdout)
                if number % 40 == 0 { try run.saveState() }
            }
            try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        }
    }

    @Test func aWriterAtWorkIsNeverTakenForDamage() throws {
        let writer = write(1500)
        var count = 0
        let isOver = try Eventually.wait(upTo: .seconds(120)) {
            let verification = try fixture.verify(paths)
            count += 1
            #expect(!verification.isDamaged, "\(verification.findings)")
            return try RunState(parsing: try fixture.bytes(paths.state)).isOver
        }
        try writer.join()
        #expect(isOver)
        #expect(count > 1)
        #expect(try fixture.verify(paths).word == "whole")
    }

    /// A read that falls into the overwriting sees some of the new bytes and some of the old.
    @Test func aBeatThatIsReadWhileItIsWrittenIsNotTorn() throws {
        let beats = [1, 2].map { Beat(beatAt: WallTime(nanoseconds: $0), stdoutBytes: UInt64($0) << 40).bytes }
        try fixture.disk.createFile(paths.beat, with: Array(beats[0][..<30] + beats[1][30...]))
        let disk = fixture.disk
        let paths = paths
        let mixed = try fixture.verify(paths)
        #expect(mixed.findings.map(\.file) == ["beat"], "one that stays so is torn")
        let writer = SideThread {
            for round in 0..<20_000 {
                let file = try disk.openFile(paths.beat, .writeExisting)
                let half = beats[round % 2]
                half.withUnsafeBytes {
                    _ = disk.writeSome(UnsafeRawBufferPointer(rebasing: $0[..<30]), to: file, at: 0)
                }
                half.withUnsafeBytes {
                    _ = disk.writeSome(UnsafeRawBufferPointer(rebasing: $0[30...]), to: file, at: 30)
                }
            }
        }
        for _ in 0..<200 {
            let findings = try fixture.verify(paths).findings
            #expect(findings.isEmpty, "\(findings)")
        }
        try writer.join()
    }

    /// A recorder that was killed in front of its first beat, or found no room for it, leaves the file empty.
    @Test func aBeatThatWasNeverWrittenIsNotTorn() throws {
        try fixture.disk.createFile(paths.beat, with: [])
        let findings = try fixture.verify(paths).findings
        #expect(findings.isEmpty, "\(findings)")
    }

    @Test func noDigestsAreWrittenAsLongAsSomebodyMayWrite() throws {
        var run = try fixture.open(paths)
        try run.start()
        try run.write("early\n", to: .stdout)
        try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "Done."), reason: .exit)
        #expect(try fixture.verify(paths).word == "whole")
        try run.write("late\n", to: .stdout)
        try run.saveState()
        #expect(try fixture.verify(paths).word == "whole")
        _ = consume run
        #expect(try fixture.verify(paths).word == "whole")
        #expect(try SystemDisk().exists(paths.digests))
    }
}
