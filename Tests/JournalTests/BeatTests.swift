import Domain
import Testing

@testable import Journal

@Suite struct BeatTests {
    private let beat = Beat(
        beatAt: WallTime(nanoseconds: 10),
        lastOutputAt: WallTime(nanoseconds: 9),
        stdoutBytes: 1,
        stderrBytes: 2,
        treeCPUNanoseconds: 3,
        treeProcessCount: 4,
        recorderPID: 5,
        processState: UInt8(ascii: "T"),
        waitsFor: .room
    )

    @Test func aBeatIsReadBackAsItWasWritten() {
        #expect(beat.bytes.count == Beat.bytesCount)
        #expect(Beat(parsing: beat.bytes) == beat)
        let quiet = Beat(beatAt: WallTime(nanoseconds: 10))
        #expect(Beat(parsing: quiet.bytes) == quiet)
    }

    @Test func halfAnOldBeatAndHalfANewOneAreNoBeat() {
        var newer = beat
        newer.beatAt = WallTime(nanoseconds: 99)
        newer.stdoutBytes = 1000
        for cut in 1..<Beat.bytesCount {
            let mixed = Array(newer.bytes[..<cut] + beat.bytes[cut...])
            #expect(Beat(parsing: mixed) == nil || mixed == newer.bytes || mixed == beat.bytes, "mixed at \(cut)")
        }
    }
}
