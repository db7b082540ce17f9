import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

/// A disk that is filled and freed again and again while an agent writes, which numbers its lines.
@Suite("root: a disk that is filled again and again", .enabled(if: geteuid() == 0, "root: only root may mount a disk"))
struct ManyFillsTests {
    private static let fillCount = Environment.current()["ROOST_SOAK"] == "1" ? 100 : 5

    @Test(arguments: MountedFolder.Kind.allCases) func everyLineIsThereOnceInItsPlace(kind: MountedFolder.Kind) throws {
        let outside = try TemporaryHome()
        let stop = outside.path("stop")
        let disk = try MountedFolder(kind, megabytes: 32)
        // Long lines, for what a file's last block has room for is taken on a full disk too.
        let line = "printf 'line %d %01000d\\n' $i 0"
        let script = "i=0; until [ -e \(stop) ]; do i=$((i+1)); \(line); sleep 0.01; done; exit 7"
        let shim = try ShimFixture(home: disk.path).launch(["/bin/bash", "-c", script]) { $0.workingFolder = "/" }
        let word = try shim.word()
        #expect(word.hasPrefix("started"))
        for _ in 0..<Self.fillCount {
            try disk.fill()
            try waitUntil(shim, waitsFor: .room)
            let size = try shim.output().count
            try disk.free()
            try waitUntil(shim, waitsFor: nil)
            let goesOn = try Eventually.wait(upTo: .seconds(20)) { try shim.output().count > size }
            #expect(goesOn)
        }
        try SystemDisk().createFile(stop, with: [])
        let state = try shim.finished(within: .seconds(60))
        #expect(state.exitCode == 7 && state.waitsFor == nil)
        _ = try shim.end()
        let lines = String(decoding: try shim.output(), as: UTF8.self).split(separator: "\n")
        #expect(lines.count > Self.fillCount)
        let isWhole = lines.enumerated().allSatisfy { $1.hasPrefix("line \($0 + 1) ") }
        #expect(isWhole)
        let findings = try shim.findings()
        #expect(findings == [])
    }

    private func waitUntil(_ shim: RunningShim, waitsFor wanted: RecorderWait?) throws {
        let isSo = try Eventually.wait(upTo: .seconds(20)) { try shim.state().waitsFor == wanted.map { .known($0) } }
        #expect(isSo)
    }
}
