import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct DigestsErasingTests {
    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "DigestsErasingTests")
        paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        try run.write(String(repeating: "0123456789abcdef", count: 160_000), to: .stdout)
        _ = try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "done", exitCode: 0), reason: .exit)
        try Digests.write(paths, at: fixture.clock.now().wall, on: SystemDisk())
    }

    private func erase(_ range: Range<Int64>) throws {
        let digests = try Digests.erasing(["stdout.log": [range]], of: paths, on: SystemDisk())
        var bytes = try fixture.bytes(paths.log(of: .stdout))
        bytes.withUnsafeMutableBytes { bytes in
            let places = Int(range.lowerBound)..<Int(range.upperBound)
            SecretSearch.fill(UnsafeMutableRawBufferPointer(rebasing: bytes[places]))
        }
        try fixture.overwrite(paths.log(of: .stdout), with: bytes)
        try fixture.overwrite(paths.digests, with: try #require(digests))
    }

    @Test func whatWasErasedIsNoDifference() throws {
        try erase((1 << 20) - 4..<(1 << 20) + 4)
        #expect(try Digests.differences(paths, on: SystemDisk()) == [])
    }

    @Test func whatWasEditedBeforeStaysOne() throws {
        var bytes = try fixture.bytes(paths.log(of: .stdout))
        bytes[1_500_000] ^= 1
        try fixture.overwrite(paths.log(of: .stdout), with: bytes)
        let before = try Digests.differences(paths, on: SystemDisk())
        try erase(1_600_000..<1_600_008)
        #expect(try Digests.differences(paths, on: SystemDisk()) == before && before.count == 1)
        try erase(0..<8)
        #expect(try Digests.differences(paths, on: SystemDisk()) == before)
    }

    @Test func withoutDigestsThereAreNone() throws {
        try SystemDisk().remove(paths.digests)
        #expect(try Digests.erasing(["stdout.log": [0..<8]], of: paths, on: SystemDisk()) == nil)
        try fixture.overwrite(paths.digests, with: Array("torn".utf8))
        #expect(try Digests.erasing(["stdout.log": [0..<8]], of: paths, on: SystemDisk()) == nil)
    }
}
