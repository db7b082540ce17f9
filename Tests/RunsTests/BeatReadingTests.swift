import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct BeatReadingTests {
    @Test func aPulseIsReadAndHalfOfOneIsNone() throws {
        let scratch = try TemporaryHome()
        let paths = RunPaths(directory: scratch.path)
        #expect(Beat.read(paths, on: SystemDisk()) == nil)
        let beat = Beat(beatAt: WallTime(nanoseconds: 7), stdoutBytes: 3)
        try SystemDisk().createFile(paths.beat, with: beat.bytes)
        #expect(Beat.read(paths, on: SystemDisk()) == beat)
        try SystemDisk().replaceFile(paths.beat, with: Array(beat.bytes.dropLast()))
        #expect(Beat.read(paths, on: SystemDisk()) == nil)
    }
}
