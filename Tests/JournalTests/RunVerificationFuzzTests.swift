import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

/// Whatever stands in a run directory, verifying it is a result; and what a checksum covers cannot change unnoticed.
@Suite struct RunVerificationFuzzTests {
    private static let files = [
        "meta.json", "state.json", "worker.log", "stdout.log", "stderr.log", "stream.idx", "exit", "beat",
        "result.json", "launch.json", "digests", "artifacts/outcome.json",
    ]
    /// Those whose every byte has a sum: of their own, or in `digests`.
    private static let covered: Set<String> = [
        "worker.log", "stdout.log", "stderr.log", "stream.idx", "digests", "beat",
    ]

    private let fixture: RunFixture
    private let paths: RunPaths

    init() throws {
        fixture = try RunFixture(for: "RunVerificationFuzzTests")
        paths = try fixture.finished()
        _ = try fixture.verify(paths)
    }

    private func isNoticed() throws -> Bool {
        try fixture.verify(paths).findings.contains { $0.severity > .note }
    }

    @Test(arguments: files)
    func aChangedByteIsNoticedWhereASumCoversIt(_ name: String) throws {
        let path = "\(paths.directory)/\(name)"
        let original = try fixture.bytes(path)
        var random = SeededGenerator(seed: 0x5eed)
        for number in 0..<200 {
            var bytes = original
            let place = Int.random(in: bytes.indices, using: &random)
            let mask = UInt8.random(in: 1...255, using: &random)
            bytes[place] ^= mask
            try fixture.put(bytes, at: path)
            let isNoticed = try isNoticed()
            #expect(isNoticed || !Self.covered.contains(name), "\(number): \(name)[\(place)] ^ \(mask)")
        }
    }

    @Test(arguments: files)
    func aFileThatIsCutOrGrowsIsNoticedWhereASumCoversIt(_ name: String) throws {
        let path = "\(paths.directory)/\(name)"
        let original = try fixture.bytes(path)
        var random = SeededGenerator(seed: 0xc07)
        for number in 0..<100 {
            let isCut = number % 2 == 0
            let extra = (0..<Int.random(in: 1...90, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let cut = number == 0 ? original.count - 1 : Int.random(in: original.indices, using: &random)
            try fixture.put(isCut ? Array(original[..<cut]) : original + extra, at: path)
            let isNoticed = try isNoticed()
            // A beat is its first bytes: what may follow belongs to a newer version.
            let isCovered = Self.covered.contains(name) && (isCut || name != "beat")
            #expect(isNoticed || !isCovered, "\(number): \(isCut ? "cut at \(cut)" : "grown by \(extra)")")
        }
    }

    @Test func aDirectoryOfRandomBytesIsAResult() throws {
        for seed in 0..<40 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            for name in Self.files where name != "meta.json" {
                let count = Int.random(in: 0...400, using: &random)
                let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
                try fixture.put(bytes, at: "\(paths.directory)/\(name)")
            }
            let isDamaged = try fixture.verify(paths).isDamaged
            #expect(isDamaged, "seed \(seed)")
        }
    }

    @Test func foldersInThePlaceOfFilesAreAResult() throws {
        for name in Self.files where name != "artifacts/outcome.json" {
            let path = "\(paths.directory)/\(name)"
            let original = try fixture.bytes(path)
            try SystemDisk().remove(path)
            try SystemDisk().makeFolder(path)
            let isNoticed = try isNoticed()
            #expect(isNoticed, "\(name)")
            try SystemDisk().removeFolder(path)
            try fixture.put(original, at: path)
        }
    }
}
